package io.limbeck.labeler;

import io.limbeck.labeler.decide.AnnotationLog;
import io.limbeck.runtime.kafka.AvroSerde;
import io.limbeck.runtime.kafka.ClientMeters;
import io.limbeck.runtime.kafka.KafkaSettings;
import io.limbeck.schemas.Annotation;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.StringSerializer;

/** The annotations topic as a log: an answer is written when all in-sync replicas have it. */
final class AnnotationProducer implements AnnotationLog, AutoCloseable {
    /** A person waits for this; after that they are told to answer again. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final KafkaProducer<String, Annotation> producer;
    private final ClientMeters meters;
    private final String topic;

    AnnotationProducer(KafkaSettings kafka, MeterRegistry registry, String topic, String clientId) {
        this.topic = topic;
        int millis = Math.toIntExact(PATIENCE.toMillis());
        this.producer = new KafkaProducer<>(
                kafka.producer(Map.of(
                        ProducerConfig.CLIENT_ID_CONFIG, clientId,
                        ProducerConfig.MAX_BLOCK_MS_CONFIG, millis,
                        ProducerConfig.LINGER_MS_CONFIG, 0,
                        ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, millis,
                        ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, millis)),
                new StringSerializer(),
                AvroSerde.of(Annotation.class).serializer());
        this.meters = ClientMeters.of(producer, registry);
    }

    @Override
    public void write(Annotation annotation) throws NotWrittenException {
        try {
            producer.send(new ProducerRecord<>(topic, annotation.getRecordId(), annotation))
                    .get(2 * PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NotWrittenException("stopped while writing an answer", e);
        } catch (ExecutionException | TimeoutException | KafkaException e) {
            throw new NotWrittenException("the brokers did not take an answer", e);
        }
    }

    @Override
    public void close() {
        meters.close();
        producer.close(PATIENCE);
    }
}
