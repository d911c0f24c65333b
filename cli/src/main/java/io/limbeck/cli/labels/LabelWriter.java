package io.limbeck.cli.labels;

import io.limbeck.runtime.kafka.KafkaSettings;
import io.limbeck.schemas.AvroCodec;
import io.limbeck.schemas.Label;
import io.limbeck.schemas.Topic;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Writes labels to the topic that is the training set. */
public final class LabelWriter implements AutoCloseable {
    private final Topic labels;
    private final AvroCodec<Label> codec = AvroCodec.of(Label.class);
    private final KafkaProducer<byte[], byte[]> producer;
    private final List<Future<?>> underWay = new ArrayList<>();
    private long written;

    public LabelWriter(Topic labels, KafkaSettings kafka) {
        this.labels = labels;
        this.producer = new KafkaProducer<>(
                kafka.producer(Map.of("linger.ms", 20, "max.request.size", labels.maxMessageBytes())),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    public void write(Label label) {
        underWay.add(producer.send(new ProducerRecord<>(
                labels.name(), label.getId().getBytes(StandardCharsets.UTF_8), codec.encode(label))));
        written++;
    }

    /**
     * Waits until everything written is stored.
     *
     * @throws ExecutionException the brokers refused a label
     */
    public long flush() throws InterruptedException, ExecutionException {
        producer.flush();
        for (Future<?> write : underWay) {
            write.get();
        }
        underWay.clear();
        return written;
    }

    @Override
    public void close() {
        producer.close();
    }
}
