package io.limbeck.cli.sending;

import io.limbeck.runtime.kafka.KafkaSettings;
import io.limbeck.schemas.Topic;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Sends messages to the raw topic without waiting for each, and counts what the brokers refused. */
public final class RawSender implements AutoCloseable {
    private final Topic raw;
    private final KafkaProducer<byte[], byte[]> producer;
    private final AtomicLong acknowledged = new AtomicLong();
    private final AtomicLong refused = new AtomicLong();

    public RawSender(Topic raw, KafkaSettings kafka) {
        this.raw = raw;
        this.producer = new KafkaProducer<>(
                kafka.producer(Map.of("linger.ms", 5, "max.request.size", raw.maxMessageBytes())),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    /** How many partitions the topic has. */
    public int partitions() {
        return producer.partitionsFor(raw.name()).size();
    }

    /**
     * Sends one message.
     *
     * @param partition empty lets the key choose
     * @param key may be null
     * @param whenStored told where the message stands, on the producer's thread
     */
    public void send(Optional<Integer> partition, byte[] key, byte[] value, Consumer<RecordMetadata> whenStored) {
        send(new ProducerRecord<>(raw.name(), partition.orElse(null), key, value), whenStored);
    }

    private void send(ProducerRecord<byte[], byte[]> message, Consumer<RecordMetadata> whenStored) {
        Future<RecordMetadata> answer = producer.send(message, (stored, failure) -> {
            if (failure == null) {
                acknowledged.incrementAndGet();
                whenStored.accept(stored);
            } else {
                refused.incrementAndGet();
            }
        });
        if (answer.isCancelled()) {
            throw new IllegalStateException("the producer gave up a message");
        }
    }

    /**
     * Sends one message to the partition that its key chooses.
     *
     * @param headers names and values
     */
    public void send(byte[] key, byte[] value, Map<String, byte[]> headers) {
        ProducerRecord<byte[], byte[]> message = new ProducerRecord<>(raw.name(), key, value);
        headers.forEach(message.headers()::add);
        send(message, stored -> {});
    }

    public void flush() {
        producer.flush();
    }

    public long acknowledged() {
        return acknowledged.get();
    }

    public long refused() {
        return refused.get();
    }

    @Override
    public void close() {
        producer.close();
    }
}
