package io.limbeck.scorer;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.limbeck.schemas.AvroCodec;
import io.limbeck.schemas.Deployment;
import io.limbeck.schemas.Topics;
import io.limbeck.scorer.activation.Deployments;
import java.time.Duration;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reports to the deployments topic. A report that is lost is logged: it must not keep a model from serving. */
final class DeploymentsTopic implements Deployments, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DeploymentsTopic.class);
    private static final Duration CLOSING = Duration.ofSeconds(2);

    private final Producer<byte[], byte[]> producer;
    private final String topic;
    private final AvroCodec<Deployment> codec = AvroCodec.of(Deployment.class);

    DeploymentsTopic(Producer<byte[], byte[]> producer, Topics topics) {
        this.producer = producer;
        this.topic = topics.deployments().name();
    }

    @Override
    public void report(Deployment deployment) {
        var unused = producer.send(
                new ProducerRecord<>(topic, deployment.getInstance().getBytes(UTF_8), codec.encode(deployment)),
                (sent, failure) -> {
                    if (failure != null) {
                        LOG.warn("a report to {} was lost", topic, failure);
                    }
                });
    }

    @Override
    public void close() {
        producer.close(CLOSING);
    }
}
