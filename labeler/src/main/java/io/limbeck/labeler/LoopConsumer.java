package io.limbeck.labeler;

import io.limbeck.runtime.kafka.ClientMeters;
import io.limbeck.runtime.kafka.KafkaSettings;
import io.limbeck.schemas.Topic;
import io.limbeck.schemas.Topics;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows the loop's topics for the console: what flows from now on, what stands (models, deployments, labels, answers)
 * from its beginning. In no group and without commits: a restart reads what stands again.
 */
final class LoopConsumer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LoopConsumer.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration RETRY = Duration.ofSeconds(2);

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final ClientMeters meters;
    private final Topics topics;
    private final LoopReader reader;
    private final CountDownLatch caughtUp = new CountDownLatch(1);
    private final Thread thread;
    private volatile boolean closed;

    LoopConsumer(KafkaSettings kafka, MeterRegistry registry, Topics topics, LoopReader reader, String clientId) {
        this.topics = topics;
        this.reader = reader;
        this.consumer = new KafkaConsumer<>(
                kafka.consumer(Map.of(
                        ConsumerConfig.CLIENT_ID_CONFIG, clientId, ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 5000)),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        this.meters = ClientMeters.of(consumer, registry);
        this.thread = new Thread(this::run, "labeler-loop-view");
        this.thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    /** Whether everything that stood in the topics at start has been read. */
    boolean caughtUp() {
        return caughtUp.getCount() == 0;
    }

    @Override
    public void close() {
        closed = true;
        consumer.wakeup();
        try {
            thread.join(RETRY.toMillis() + 1000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        meters.close();
        if (!thread.isAlive()) {
            consumer.close();
        }
    }

    private void run() {
        boolean assigned = false;
        Map<TopicPartition, Long> standing = Map.of();
        while (!closed) {
            try {
                if (!assigned) {
                    standing = assign();
                    assigned = true;
                }
                reader.read(consumer.poll(POLL));
                if (!caughtUp()
                        && standing.entrySet().stream()
                                .allMatch(end -> consumer.position(end.getKey()) >= end.getValue())) {
                    caughtUp.countDown();
                }
            } catch (WakeupException e) {
                LOG.debug("no longer following the loop");
            } catch (RuntimeException e) {
                LOG.warn(
                        "following the loop for the console failed ({}); trying again",
                        e.getClass().getSimpleName());
                pause();
            }
        }
    }

    /** The ends of what must be read before the window is complete. */
    private Map<TopicPartition, Long> assign() {
        Collection<TopicPartition> standing =
                partitions(List.of(topics.models(), topics.deployments(), topics.labels(), topics.annotations()));
        Collection<TopicPartition> flowing =
                partitions(List.of(topics.records(), topics.predictions(), topics.deadLetters()));
        List<TopicPartition> all = new ArrayList<>(standing);
        all.addAll(flowing);
        consumer.assign(all);
        consumer.seekToBeginning(standing);
        consumer.seekToEnd(flowing);
        return consumer.endOffsets(standing);
    }

    private Collection<TopicPartition> partitions(List<Topic> of) {
        return of.stream()
                .flatMap(topic -> consumer.partitionsFor(topic.name()).stream()
                        .map(info -> new TopicPartition(info.topic(), info.partition())))
                .toList();
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(RETRY.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
