package io.limbeck.scorer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.limbeck.runtime.kafka.KafkaSettings;
import io.limbeck.schemas.Topics;
import io.limbeck.scorer.ScorerBench.Scorer;
import io.limbeck.testkit.broker.Isolation;
import io.limbeck.testkit.broker.KafkaBroker;
import io.limbeck.testkit.broker.KafkaFixture;
import io.limbeck.testkit.ledger.Ledger;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(KafkaBroker.class)
class RebalanceIT {
    private final Ledger ledger = new Ledger();

    @BeforeEach
    void topics(KafkaFixture kafka) {
        kafka.createTopics();
    }

    /**
     * One member polls, has sent a part and gets stuck with the next; the group gives it up and a second member does its
     * records again; then the first goes on and tries to commit what it no longer owns.
     */
    @Test
    void takesBackWhatAnotherMemberHasReadAgain(KafkaFixture kafka) {
        CountDownLatch mayGoOn = new CountDownLatch(1);
        AtomicBoolean sticks = new AtomicBoolean();
        ShelfOfModels sticky = new ShelfOfModels();
        sticky.promote(KeywordClassifier.of(1).whenScoring(() -> {
            if (sticks.get()) {
                awaitQuietly(mayGoOn);
            }
        }));
        KafkaSettings impatient = new KafkaSettings(
                Map.of("bootstrap.servers", kafka.bootstrapServers(), "max.poll.interval.ms", "2000"));
        ScorerSettings slow = ScorerBench.settings(Duration.ofSeconds(4));
        try (Scorer stuck = ScorerBench.start(impatient, kafka.topics(), "a", sticky, slow);
                Books books = new Books(kafka, ledger)) {
            ScorerBench.feed(kafka, ledger, 0, 100);
            kafka.readUntil(kafka.topics().predictions(), Isolation.READ_UNCOMMITTED, sent -> sent.size() >= 100);
            sticks.set(true);
            ScorerBench.feed(kafka, ledger, 100, 100);

            ShelfOfModels models = new ShelfOfModels();
            models.promote(KeywordClassifier.of(2));
            try (Scorer second = ScorerBench.start(kafka, "b", models)) {
                await().atMost(KafkaFixture.PATIENCE).until(() -> second.count("records") == 200);
                mayGoOn.countDown();

                await().atMost(KafkaFixture.PATIENCE)
                        .until(() -> stuck.count("transactions", "result", "aborted") == 1);
                sticks.set(false);
                ScorerBench.feed(kafka, ledger, 200, 200);
                books.awaitComplete();
            }
            ledger.balance().requireEqual();
            assertThat(kafka.readToEnd(kafka.topics().predictions(), Isolation.READ_UNCOMMITTED))
                    .as("the stuck member had sent predictions that were taken back")
                    .hasSizeGreaterThan(400);
        }
    }

    /** The same without the service around it, and with a transaction that outlives the membership. */
    @Test
    void refusesToCommitByARightThatHasEnded(KafkaFixture kafka) {
        Topics topics = kafka.topics();
        ScorerBench.feed(kafka, ledger, 0, 40);
        try (Inbox inbox = new Inbox(
                        consumer(kafka, 1_000),
                        topics.records().name(),
                        id -> false,
                        40,
                        Duration.ofSeconds(1),
                        new Idle());
                OutputTransaction transaction = transaction(kafka)) {
            inbox.open();
            transaction.prepare();
            Polled polled = pollSome(inbox);
            transaction.begin();
            transaction.send(List.of(new Outgoing(topics.predictions().name(), 0, null, new byte[] {1})));
            transaction.settles(polled);

            // No poll for longer than the group waits: the second member gets the partitions.
            try (KafkaConsumer<byte[], byte[]> second = consumer(kafka, 60_000)) {
                second.subscribe(Set.of(topics.records().name()));
                await().atMost(KafkaFixture.PATIENCE).pollInSameThread().until(() -> {
                    second.poll(Duration.ofMillis(100));
                    return second.assignment().size() == topics.records().partitions();
                });
                second.commitSync();

                assertThatThrownBy(transaction::commit).isInstanceOf(KafkaException.class);
                transaction.abort();
            }
            assertThat(kafka.readToEnd(topics.predictions(), Isolation.READ_COMMITTED))
                    .isEmpty();
        }
    }

    @Test
    void handsPartitionsOverWhileBothScore(KafkaFixture kafka) {
        ShelfOfModels models = new ShelfOfModels();
        models.promote(KeywordClassifier.of(1));
        ShelfOfModels others = new ShelfOfModels();
        others.promote(KeywordClassifier.of(2));
        try (Scorer first = ScorerBench.start(kafka, "a", models);
                Books books = new Books(kafka, ledger)) {
            ScorerBench.feed(kafka, ledger, 0, 2000);
            books.awaitPredictions(1);

            try (Scorer second = ScorerBench.start(kafka, "b", others)) {
                int fed = 2000;
                while (second.count("records") == 0) {
                    ScorerBench.feed(kafka, ledger, fed, 400);
                    fed += 400;
                    books.read();
                }
                ScorerBench.feed(kafka, ledger, fed, 2000);
                books.awaitComplete();
            }
            ledger.balance().requireEqual();
            assertThat(first.count("records")).isPositive();
        }
    }

    private static Polled pollSome(Inbox inbox) {
        while (true) {
            Polled polled = inbox.poll(Duration.ofMillis(100));
            if (!polled.reads().isEmpty()) {
                return polled;
            }
        }
    }

    private static KafkaConsumer<byte[], byte[]> consumer(KafkaFixture kafka, int maxPollMillis) {
        Map<String, Object> settings = new HashMap<>();
        settings.put("group.id", kafka.task() + ".scorer");
        settings.put("partition.assignment.strategy", CooperativeStickyAssignor.class.getName());
        settings.put("max.poll.interval.ms", maxPollMillis);
        settings.put("heartbeat.interval.ms", 200);
        return new KafkaConsumer<>(
                KafkaSettings.of(kafka.bootstrapServers()).consumer(settings),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }

    private static OutputTransaction transaction(KafkaFixture kafka) {
        return new OutputTransaction(
                () -> new KafkaProducer<>(
                        KafkaSettings.of(kafka.bootstrapServers())
                                .producer(Map.of("transactional.id", kafka.task(), "transaction.timeout.ms", 60_000)),
                        new ByteArraySerializer(),
                        new ByteArraySerializer()),
                TransactionSettings.defaults(),
                new ScorerMetrics(new SimpleMeterRegistry(), 0.95),
                Clock.systemUTC());
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Has nothing under way. */
    private static final class Idle implements Inbox.Owner {
        @Override
        public void rebalanced(ConsumerGroupMetadata metadata) {}

        @Override
        public void lost() {}
    }
}
