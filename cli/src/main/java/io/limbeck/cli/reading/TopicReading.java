package io.limbeck.cli.reading;

import io.limbeck.runtime.kafka.KafkaSettings;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads topics from their beginning to where they end now, without joining a group and leaving no trace. */
public final class TopicReading {
    private static final Duration POLL = Duration.ofMillis(200);

    private final KafkaSettings kafka;
    private final boolean committedOnly;

    private TopicReading(KafkaSettings kafka, boolean committedOnly) {
        this.kafka = kafka;
        this.committedOnly = committedOnly;
    }

    /** Sees what transactions committed. */
    public static TopicReading committed(KafkaSettings kafka) {
        return new TopicReading(kafka, true);
    }

    /** Sees aborted and unfinished transactions too. */
    public static TopicReading everything(KafkaSettings kafka) {
        return new TopicReading(kafka, false);
    }

    /**
     * Where a topic begins and ended when the reading started.
     *
     * @param beginning first offset kept, by partition
     * @param end one past the last readable offset, by partition
     */
    public record Bounds(Map<Integer, Long> beginning, Map<Integer, Long> end) {
        public Bounds {
            beginning = Map.copyOf(beginning);
            end = Map.copyOf(end);
        }
    }

    /** Gives every message of {@code topic} to {@code visitor}, in order within each partition. */
    public Bounds read(String topic, Consumer<ConsumerRecord<byte[], byte[]>> visitor) {
        try (KafkaConsumer<byte[], byte[]> consumer = consumer()) {
            List<TopicPartition> partitions = partitions(consumer, topic);
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> beginning = consumer.beginningOffsets(partitions);
            Map<TopicPartition, Long> end = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(partition -> consumer.position(partition) < end.get(partition))) {
                ConsumerRecords<byte[], byte[]> polled = consumer.poll(POLL);
                for (ConsumerRecord<byte[], byte[]> message : polled) {
                    if (message.offset() < end.get(new TopicPartition(topic, message.partition()))) {
                        visitor.accept(message);
                    }
                }
            }
            return new Bounds(byNumber(beginning), byNumber(end));
        }
    }

    /**
     * Gives messages to {@code visitor} as they come, from the beginning or from now on, until it answers false or the
     * thread is interrupted.
     */
    public void follow(String topic, boolean fromBeginning, Visitor visitor) {
        try (KafkaConsumer<byte[], byte[]> consumer = consumer()) {
            List<TopicPartition> partitions = partitions(consumer, topic);
            consumer.assign(partitions);
            if (fromBeginning) {
                consumer.seekToBeginning(partitions);
            } else {
                consumer.seekToEnd(partitions);
                // Seeking is lazy: ask now, so that what is produced from here on is seen.
                partitions.forEach(consumer::position);
            }
            visitor.begins();
            boolean wanted = true;
            while (wanted) {
                for (ConsumerRecord<byte[], byte[]> message : consumer.poll(POLL)) {
                    wanted = wanted && visitor.visit(message);
                }
                wanted = wanted && visitor.goesOn();
            }
        }
    }

    /** Whom {@link #follow} tells. */
    public interface Visitor {
        /** Called once, when every later message will be seen. */
        default void begins() {}

        /** Returns whether more is wanted. */
        boolean visit(ConsumerRecord<byte[], byte[]> message);

        /** Asked after every poll. */
        default boolean goesOn() {
            return true;
        }
    }

    /** All messages of several topics, one topic after the other. */
    public void readAll(List<String> topics, BiConsumer<String, ConsumerRecord<byte[], byte[]>> visitor) {
        topics.forEach(topic -> read(topic, message -> visitor.accept(topic, message)));
    }

    private static List<TopicPartition> partitions(KafkaConsumer<?, ?> consumer, String topic) {
        List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                .map(info -> new TopicPartition(topic, info.partition()))
                .toList();
        if (partitions.isEmpty()) {
            throw new IllegalArgumentException("there is no topic " + topic);
        }
        return partitions;
    }

    private static Map<Integer, Long> byNumber(Map<TopicPartition, Long> offsets) {
        return offsets.entrySet().stream()
                .collect(Collectors.toMap(entry -> entry.getKey().partition(), Map.Entry::getValue));
    }

    private KafkaConsumer<byte[], byte[]> consumer() {
        return new KafkaConsumer<>(
                kafka.consumer(Map.of(
                        "isolation.level",
                        committedOnly ? "read_committed" : "read_uncommitted",
                        "exclude.internal.topics",
                        false,
                        "max.poll.records",
                        2000,
                        "fetch.max.wait.ms",
                        100)),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }
}
