package io.limbeck.model.store;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads partition 0 of a topic, committed messages only, outside any group. For one thread. */
final class TopicReader implements AutoCloseable {
    /** A poll that meets nothing but a transaction's marker returns only when its time is over: keep it short. */
    private static final Duration POLL = Duration.ofMillis(20);
    /** Without a single message for so long, what is waited for is not coming. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final KafkaConsumer<String, byte[]> consumer;
    private final TopicPartition partition;

    private TopicReader(Map<String, ?> client, String topic, Duration fetchWait) {
        Map<String, Object> settings = new HashMap<>(client);
        settings.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, (int) fetchWait.toMillis());
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        this.consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
        this.partition = new TopicPartition(topic, 0);
        consumer.assign(List.of(partition));
        consumer.seekToBeginning(List.of(partition));
    }

    /** A reader that goes through what is there. */
    static TopicReader scanning(Map<String, ?> client, String topic) {
        // Closing waits for the fetch under way.
        return new TopicReader(client, topic, POLL);
    }

    /** A reader that waits for more. */
    static TopicReader following(Map<String, ?> client, String topic) {
        return new TopicReader(client, topic, Duration.ofMillis(500));
    }

    /** Where what is committed ends now. Right after a commit it may still be before it: markers come later. */
    long end() {
        return consumer.endOffsets(List.of(partition)).get(partition);
    }

    void seek(long offset) {
        consumer.seek(partition, offset);
    }

    /**
     * Reads from where it stands up to offset {@code to}, exclusive, and waits for it to be committed.
     *
     * @throws TimeoutException nothing came for {@link #PATIENCE}
     */
    void readTo(long to, Consumer<ConsumerRecord<String, byte[]>> each) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (consumer.position(partition) < to) {
            for (ConsumerRecord<String, byte[]> message : consumer.poll(POLL)) {
                deadline = System.nanoTime() + PATIENCE.toNanos();
                if (message.offset() < to) {
                    each.accept(message);
                }
            }
            if (System.nanoTime() > deadline) {
                throw new TimeoutException("no message of " + partition.topic() + " came for " + PATIENCE);
            }
        }
    }

    /** Reads what comes within {@code wait}. */
    void read(Duration wait, Consumer<ConsumerRecord<String, byte[]>> each) {
        consumer.poll(wait).forEach(each);
    }

    @Override
    public void close() {
        consumer.close();
    }
}
