package io.limbeck.testkit.broker;

import io.limbeck.schemas.Topic;
import io.limbeck.schemas.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.Awaitility;

/**
 * What one test does with Kafka: a task's name that no other test has, its topics, sending and reading. Failing calls
 * throw; waiting has a deadline. Close it when JUnit does not.
 */
public final class KafkaFixture implements AutoCloseable {
    /** Long enough for a loaded machine; a test that waits this long has failed. */
    public static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final int PARTITIONS = 4;

    private final String bootstrapServers;
    private final Topics topics = Topics.of("t-" + UUID.randomUUID().toString().substring(0, 8), PARTITIONS);
    private final Admin admin;
    private final KafkaProducer<byte[], byte[]> producer;

    public KafkaFixture(String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
        this.admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers));
        this.producer = new KafkaProducer<>(
                // One request at a time: in a partition that was created a moment ago, the first batch can be turned
                // away
                // and the second taken, and then the first never fits again.
                Map.of(
                        "bootstrap.servers",
                        bootstrapServers,
                        "acks",
                        "all",
                        "max.request.size",
                        16 * 1024 * 1024,
                        "max.in.flight.requests.per.connection",
                        1),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    public String bootstrapServers() {
        return bootstrapServers;
    }

    /** A task's name that no other test has. */
    public String task() {
        return topics.task();
    }

    /** The catalogue of {@link #task()}, with four partitions. */
    public Topics topics() {
        return topics;
    }

    public Admin admin() {
        return admin;
    }

    /** Creates every topic of the task. */
    public KafkaFixture createTopics() {
        return create(topics.all().toArray(Topic[]::new));
    }

    public KafkaFixture create(Topic... wanted) {
        await(admin.createTopics(Arrays.stream(wanted)
                        .map(topic -> new NewTopic(topic.name(), topic.partitions(), (short) 1)
                                .configs(topic.brokerSettings()))
                        .toList())
                .all());
        awaitLeaders(wanted);
        return this;
    }

    /**
     * A creation is acknowledged by the controller. Until the brokers know of it, a producer's first batches are refused
     * and can be accepted out of order, which it then cannot mend.
     */
    private void awaitLeaders(Topic... created) {
        Map<TopicPartition, OffsetSpec> ends = new HashMap<>();
        List<String> names = new ArrayList<>();
        for (Topic topic : created) {
            names.add(topic.name());
            for (int partition = 0; partition < topic.partitions(); partition++) {
                ends.put(new TopicPartition(topic.name(), partition), OffsetSpec.latest());
            }
        }
        Awaitility.await()
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(20))
                .pollInSameThread()
                .until(() -> isKnown(admin.describeTopics(names).allTopicNames())
                        && isKnown(admin.listOffsets(ends).all()));
    }

    private static boolean isKnown(Future<?> answer) throws InterruptedException {
        try {
            answer.get();
            return true;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RetriableException) {
                return false;
            }
            throw new IllegalStateException("Kafka refused: " + e.getCause().getMessage(), e.getCause());
        }
    }

    /** Sends to the partition that the key chooses, and waits for the acknowledgement. */
    public RecordMetadata send(Topic topic, String key, byte[] value) {
        return send(new ProducerRecord<>(topic.name(), key == null ? null : utf8(key), value));
    }

    public RecordMetadata send(ProducerRecord<byte[], byte[]> message) {
        return await(producer.send(message));
    }

    /** Sends all, then waits for all acknowledgements; they come back in order. */
    public List<RecordMetadata> sendAll(List<ProducerRecord<byte[], byte[]>> messages) {
        List<Future<RecordMetadata>> sent = new ArrayList<>();
        messages.forEach(message -> sent.add(producer.send(message)));
        return sent.stream().map(KafkaFixture::await).toList();
    }

    /** Reads committed messages from the beginning until there are {@code count}; fails when there are fewer or more. */
    public List<ConsumerRecord<byte[], byte[]>> read(Topic topic, int count) {
        List<ConsumerRecord<byte[], byte[]>> read =
                readUntil(topic, Isolation.READ_COMMITTED, messages -> messages.size() >= count);
        if (read.size() != count) {
            throw new AssertionError(topic.name() + " holds " + read.size() + " messages instead of " + count);
        }
        return read;
    }

    /** Reads from the beginning until {@code enough} of what was read so far; fails after {@link #PATIENCE}. */
    public List<ConsumerRecord<byte[], byte[]>> readUntil(
            Topic topic, Isolation isolation, Predicate<List<ConsumerRecord<byte[], byte[]>>> enough) {
        List<ConsumerRecord<byte[], byte[]>> read = new ArrayList<>();
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        try (KafkaConsumer<byte[], byte[]> consumer = reader(topic, isolation)) {
            while (!enough.test(read)) {
                if (System.nanoTime() > deadline) {
                    throw new AssertionError(
                            "waited " + PATIENCE + " for " + topic.name() + ", which holds " + read.size());
                }
                consumer.poll(Duration.ofMillis(100)).forEach(read::add);
            }
        }
        return read;
    }

    /** Reads from the beginning to what is the end now. */
    public List<ConsumerRecord<byte[], byte[]>> readToEnd(Topic topic, Isolation isolation) {
        List<ConsumerRecord<byte[], byte[]>> read = new ArrayList<>();
        try (KafkaConsumer<byte[], byte[]> consumer = reader(topic, isolation)) {
            Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment());
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(100)).forEach(read::add);
            }
        }
        return read;
    }

    /** A consumer at the beginning of every partition of {@code topic}, outside any group. The caller closes it. */
    public KafkaConsumer<byte[], byte[]> reader(Topic topic, Isolation isolation) {
        Map<String, Object> settings = new HashMap<>();
        settings.put("bootstrap.servers", bootstrapServers);
        settings.put("isolation.level", isolation.name().toLowerCase(Locale.ROOT));
        settings.put("auto.offset.reset", "earliest");
        settings.put("enable.auto.commit", false);
        KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        consumer.assign(consumer.partitionsFor(topic.name()).stream()
                .map(partition -> new TopicPartition(topic.name(), partition.partition()))
                .toList());
        return consumer;
    }

    /** The offsets that {@code group} has committed. */
    public Map<TopicPartition, OffsetAndMetadata> committed(String group) {
        return await(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata());
    }

    @Override
    public void close() {
        producer.close();
        admin.close();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static <T> T await(Future<T> future) {
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("Kafka refused: " + e.getCause().getMessage(), e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for Kafka", e);
        }
    }
}
