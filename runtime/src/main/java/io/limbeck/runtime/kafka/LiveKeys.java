package io.limbeck.runtime.kafka;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The keys of a compacted topic that have a value, as far as it has been read: from its beginning at every start, then
 * as they come. In no group and without a trace. Brokers that do not answer are waited for. Thread-safe.
 */
public final class LiveKeys implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LiveKeys.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration RETRY = Duration.ofSeconds(1);
    private static final Duration CLOSING = Duration.ofSeconds(3);

    private final KafkaSettings kafka;
    private final String topic;
    private final String clientId;
    private final Set<String> keys = ConcurrentHashMap.newKeySet();
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile Thread thread;
    private volatile boolean caughtUp;

    public LiveKeys(KafkaSettings kafka, String topic, String clientId) {
        this.kafka = kafka;
        this.topic = topic;
        this.clientId = clientId;
    }

    /** @param whenCaughtUp called once, on a thread of this, when all that stood there has been read */
    public void start(Runnable whenCaughtUp) {
        thread = new Thread(() -> run(whenCaughtUp), clientId);
        thread.setDaemon(true);
        thread.start();
    }

    /** Whether all that stood in the topic at the start has been read. */
    public boolean caughtUp() {
        return caughtUp;
    }

    public boolean contains(String key) {
        return keys.contains(key);
    }

    @Override
    public void close() {
        closed.countDown();
        if (thread != null) {
            try {
                thread.join(CLOSING.toMillis());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void run(Runnable whenCaughtUp) {
        while (closed.getCount() > 0) {
            try (Consumer<String, byte[]> consumer = new KafkaConsumer<>(
                    kafka.consumer(Map.of(ConsumerConfig.CLIENT_ID_CONFIG, clientId)),
                    new StringDeserializer(),
                    new ByteArrayDeserializer())) {
                follow(consumer, whenCaughtUp);
            } catch (WakeupException e) {
                LOG.debug("no longer following {}", topic);
            } catch (RuntimeException e) {
                LOG.warn(
                        "following {} failed ({}); trying again",
                        topic,
                        e.getClass().getSimpleName());
                pause();
            }
        }
    }

    private void follow(Consumer<String, byte[]> consumer, Runnable whenCaughtUp) {
        List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                .map(partition -> new TopicPartition(topic, partition.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        while (closed.getCount() > 0) {
            for (ConsumerRecord<String, byte[]> message : consumer.poll(POLL)) {
                if (message.value() == null) {
                    keys.remove(message.key());
                } else {
                    keys.add(message.key());
                }
            }
            if (!caughtUp
                    && ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue())) {
                whenCaughtUp.run();
                caughtUp = true;
            }
        }
    }

    private void pause() {
        try {
            boolean ended = closed.await(RETRY.toMillis(), TimeUnit.MILLISECONDS);
            LOG.debug("{}", ended ? "closing" : "trying again");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
