package io.limbeck.scorer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import io.limbeck.runtime.kafka.Tombstones;
import io.limbeck.schemas.AvroCodec;
import io.limbeck.schemas.DeadLetter;
import io.limbeck.schemas.Decision;
import io.limbeck.schemas.Deployment;
import io.limbeck.schemas.Forgotten;
import io.limbeck.schemas.Origin;
import io.limbeck.schemas.Prediction;
import io.limbeck.schemas.ReviewReason;
import io.limbeck.schemas.ReviewRequest;
import io.limbeck.schemas.Tombstone;
import io.limbeck.scorer.ScorerBench.Scorer;
import io.limbeck.testkit.broker.Isolation;
import io.limbeck.testkit.broker.KafkaBroker;
import io.limbeck.testkit.broker.KafkaFixture;
import io.limbeck.testkit.ledger.Ledger;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(KafkaBroker.class)
class ScorerIT {
    private final ShelfOfModels models = new ShelfOfModels();
    private final Ledger ledger = new Ledger();

    @BeforeEach
    void topics(KafkaFixture kafka) {
        kafka.createTopics();
    }

    @Test
    void settlesEveryRecordOnceInOrderInItsPartition(KafkaFixture kafka) {
        models.promote(KeywordClassifier.of(1));
        ScorerBench.feed(kafka, ledger, 0, 3000);

        try (Scorer scorer = start(kafka, "a");
                Books books = new Books(kafka, ledger)) {
            books.awaitComplete();

            ledger.balance().requireEqual();
            assertThat(kafka.readToEnd(kafka.topics().predictions(), Isolation.READ_COMMITTED))
                    .allSatisfy(message -> {
                        Prediction prediction = AvroCodec.of(Prediction.class).decode(message.value());
                        assertThat(message.partition())
                                .isEqualTo(prediction.getOrigin().getPartition());
                        assertThat(message.key())
                                .asString(UTF_8)
                                .isEqualTo("k" + prediction.getId().substring(1));
                    });
            await().untilAsserted(() -> assertThat(scorer.count("records")).isEqualTo(3000));
            assertThat(scorer.count("predictions", "decision", "accepted")
                            + scorer.count("predictions", "decision", "review"))
                    .isEqualTo(3000);
            assertThat(scorer.context()
                            .meters()
                            .get("limbeck.scorer.end.to.end")
                            .timer()
                            .count())
                    .isEqualTo(3000);
            await().atMost(KafkaFixture.PATIENCE)
                    .until(() -> scorer.context()
                                    .meters()
                                    .get("limbeck.scorer.lag.records")
                                    .gauge()
                                    .value()
                            == 0);
            assertThat(scorer.context().health().notReady()).isEmpty();
        }
    }

    /** {@code ActivationTest} holds when the model has been looked up; here, that readiness waits for it. */
    @Test
    void isNotReadyUntilTheModelThatIsToServeIsThere(KafkaFixture kafka) {
        CountDownLatch found = new CountDownLatch(1);
        models.promote(KeywordClassifier.of(1));
        models.whenLooking(() -> awaitUninterruptibly(found));

        try (Scorer scorer = start(kafka, "a")) {
            await().atMost(KafkaFixture.PATIENCE)
                    .untilAsserted(() -> assertThat(scorer.context().health().notReady())
                            .containsOnly(Map.entry("model", "loading the model in service")));

            found.countDown();

            await().atMost(KafkaFixture.PATIENCE)
                    .until(() -> scorer.context().health().notReady().isEmpty());
        }
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void asksPeopleAboutTheUncertainAndAboutAnEvenSample(KafkaFixture kafka) {
        models.promote(KeywordClassifier.of(1));
        ScorerBench.feed(kafka, ledger, 0, 900);

        try (Scorer scorer = start(kafka, "a");
                Books books = new Books(kafka, ledger)) {
            books.awaitComplete();

            List<ReviewRequest> requests =
                    kafka.readToEnd(kafka.topics().reviewRequests(), Isolation.READ_COMMITTED).stream()
                            .map(message -> AvroCodec.of(ReviewRequest.class).decode(message.value()))
                            .toList();
            Map<ReviewReason, List<ReviewRequest>> byReason =
                    requests.stream().collect(Collectors.groupingBy(ReviewRequest::getReason));
            assertThat(byReason.get(ReviewReason.LOW_CONFIDENCE)).allSatisfy(request -> {
                assertThat(request.getPrediction().getDecision()).isEqualTo(Decision.REVIEW);
                assertThat(request.getPropensity()).isEqualTo(1);
            });
            assertThat(byReason.get(ReviewReason.EXPLORATION))
                    .allSatisfy(request -> assertThat(request.getPropensity()).isEqualTo(0.1))
                    .extracting(request -> request.getPrediction().getDecision())
                    .contains(Decision.ACCEPTED, Decision.REVIEW);
            long uncertain = books.predictions().stream()
                    .filter(prediction -> prediction.getDecision() == Decision.REVIEW)
                    .count();
            long exploredAccepted = requests.stream()
                    .filter(request -> request.getPrediction().getDecision() == Decision.ACCEPTED)
                    .count();
            assertThat(requests).hasSize((int) (uncertain + exploredAccepted));
            await().untilAsserted(() -> assertThat(scorer.count("reviews", "reason", "exploration"))
                    .isEqualTo(byReason.get(ReviewReason.EXPLORATION).size()));
        }
    }

    @Test
    void waitsForTheFirstModelThenScoresFromTheBeginning(KafkaFixture kafka) {
        ScorerBench.feed(kafka, ledger, 0, 100);

        try (Scorer scorer = start(kafka, "a");
                Books books = new Books(kafka, ledger)) {
            await().atMost(KafkaFixture.PATIENCE)
                    .untilAsserted(() -> assertThat(kafka.committed(kafka.task() + ".scorer"))
                            .hasSize(kafka.topics().records().partitions())
                            .allSatisfy((partition, offset) ->
                                    assertThat(offset.offset()).isZero()));
            await("a scorer without a model is ready: it waits as it should")
                    .atMost(KafkaFixture.PATIENCE)
                    .until(() -> scorer.context().health().notReady().isEmpty());
            assertThat(kafka.readToEnd(kafka.topics().predictions(), Isolation.READ_UNCOMMITTED))
                    .isEmpty();

            models.promote(KeywordClassifier.of(7));

            books.awaitComplete();
            ledger.balance().requireEqual();
            assertThat(books.predictions())
                    .extracting(Prediction::getModelVersion)
                    .containsOnly(7L);
        }
    }

    @Test
    void swapsModelsUnderLoadAndLosesNothing(KafkaFixture kafka) {
        List<KeywordClassifier> served = Stream.iterate(1, v -> v + 1)
                .limit(5)
                .map(KeywordClassifier::of)
                .toList();
        models.promote(served.get(0));
        try (Scorer scorer = start(kafka, "a");
                Books books = new Books(kafka, ledger)) {
            for (int i = 0; i < served.size(); i++) {
                models.promote(served.get(i));
                ScorerBench.feed(kafka, ledger, i * 1000, 1000);
                long version = i + 1L;
                await().atMost(KafkaFixture.PATIENCE).pollInSameThread().until(() -> {
                    books.read();
                    return scorer.context()
                                    .meters()
                                    .get("limbeck.scorer.model.version")
                                    .gauge()
                                    .value()
                            == version;
                });
            }
            ScorerBench.feed(kafka, ledger, 5000, 1000);
            books.awaitComplete();

            ledger.balance().requireEqual();
            assertThat(books.predictions().stream()
                            .map(Prediction::getModelVersion)
                            .distinct())
                    .hasSizeGreaterThan(1)
                    .contains(5L);
        }
        assertThat(served).allMatch(KeywordClassifier::isClosed).noneMatch(KeywordClassifier::wasAbused);
    }

    @Test
    void keepsTheOldModelWhenTheNewOneIsBroken(KafkaFixture kafka) {
        models.promote(KeywordClassifier.of(1));
        try (Scorer scorer = start(kafka, "a");
                Books books = new Books(kafka, ledger)) {
            ScorerBench.feed(kafka, ledger, 0, 10);
            books.awaitComplete();

            models.promoteBroken(2, "its hash differs");

            assertThat(deployments(kafka, 3)).last().satisfies(deployment -> {
                assertThat(deployment.getVersion()).isEqualTo(1);
                assertThat(deployment.getRefusedVersion()).isEqualTo(2);
                assertThat(deployment.getRefusedReason()).isEqualTo("its hash differs");
            });
            ScorerBench.feed(kafka, ledger, 10, 10);
            books.awaitComplete();
            assertThat(books.predictions())
                    .extracting(Prediction::getModelVersion)
                    .containsOnly(1L);
            assertThat(scorer.count("model.refusals")).isEqualTo(1);
        }
    }

    @Test
    void deadLettersWhatCannotBeScoredAndGoesOn(KafkaFixture kafka) {
        models.promote(KeywordClassifier.of(1));
        String records = kafka.topics().records().name();
        byte[] poison = ScorerBench.RECORDS.encode(ScorerBench.record("p", "poison", 0, 0));
        byte[] huge = ScorerBench.RECORDS.encode(ScorerBench.record("x".repeat(1 << 20), "good", 0, 1));
        byte[] good = ScorerBench.RECORDS.encode(ScorerBench.record("g", "good", 0, 2));

        try (Scorer scorer = start(kafka, "a")) {
            kafka.sendAll(List.of(
                    new ProducerRecord<>(records, 0, null, poison),
                    new ProducerRecord<>(records, 0, null, "no record".getBytes(UTF_8)),
                    new ProducerRecord<>(records, 0, null, huge),
                    new ProducerRecord<>(records, 0, null, null),
                    new ProducerRecord<>(records, 0, null, good)));

            assertThat(kafka.read(kafka.topics().deadLetters(), 4))
                    .extracting(ScorerIT::deadLetter)
                    .extracting(DeadLetter::getReason)
                    .containsExactly("SCORING_FAILED", "MALFORMED_RECORD", "TOO_LARGE", "EMPTY");
            assertThat(kafka.read(kafka.topics().predictions(), 1)).hasSize(1);
            await().untilAsserted(() -> assertThat(scorer.count("records")).isEqualTo(5));
        }
    }

    @Test
    void passesTombstonesOnInOrderAndTellsThoseWhoAskPeople(KafkaFixture kafka) {
        models.promote(KeywordClassifier.of(1));
        String records = kafka.topics().records().name();
        ProducerRecord<byte[], byte[]> delete = new ProducerRecord<>(records, 2, "k".getBytes(UTF_8), null);
        Tombstone tombstone = new Tombstone("r", new Origin("raw", 2, 1L));
        tombstone.headers().forEach(delete.headers()::add);

        try (Scorer scorer = start(kafka, "a")) {
            kafka.sendAll(List.of(
                    new ProducerRecord<>(records, 2, "k".getBytes(UTF_8), encoded("r", "who knows", 0)),
                    delete,
                    new ProducerRecord<>(records, 2, "k".getBytes(UTF_8), encoded("r", "good", 2))));

            assertThat(kafka.read(kafka.topics().predictions(), 3))
                    .allSatisfy(message -> assertThat(message.partition()).isEqualTo(2))
                    .extracting(message -> message.value() == null)
                    .containsExactly(false, true, false);
            assertThat(kafka.readToEnd(kafka.topics().predictions(), Isolation.READ_COMMITTED)
                            .get(1))
                    .satisfies(message ->
                            assertThat(Tombstones.in(message.headers())).contains(tombstone))
                    .satisfies(
                            message -> assertThat(message.key()).asString(UTF_8).isEqualTo("k"));
            // The last record may be drawn for exploration, whatever the model says.
            assertThat(kafka.readUntil(
                            kafka.topics().reviewRequests(), Isolation.READ_COMMITTED, some -> some.size() >= 2))
                    .extracting(message -> new String(message.key(), UTF_8), message -> message.value() == null)
                    .startsWith(tuple("r", false), tuple("r", true));
            await().untilAsserted(() -> assertThat(scorer.count("deletes")).isEqualTo(1));
            assertThat(scorer.count("records")).isEqualTo(3);
        }
    }

    @Test
    void scoresNoRecordThatIsToBeForgotten(KafkaFixture kafka) {
        models.promote(KeywordClassifier.of(1));
        kafka.send(
                kafka.topics().forgotten(),
                "r",
                AvroCodec.of(Forgotten.class).encode(new Forgotten("r", Instant.EPOCH, false)));
        kafka.send(kafka.topics().records(), "k", encoded("r", "good", 0));
        kafka.send(kafka.topics().records(), "k", encoded("s", "good", 1));

        try (Scorer scorer = start(kafka, "a")) {
            assertThat(kafka.read(kafka.topics().predictions(), 1))
                    .extracting(message -> AvroCodec.of(Prediction.class)
                            .decode(message.value())
                            .getId())
                    .containsExactly("s");
            assertThat(kafka.read(kafka.topics().deadLetters(), 1))
                    .extracting(ScorerIT::deadLetter)
                    .singleElement()
                    .returns("FORGOTTEN", DeadLetter::getReason)
                    .returns(new Origin("raw", 2, 0L), DeadLetter::getOrigin);
            await().untilAsserted(() -> assertThat(scorer.count("dead.letters", "reason", "FORGOTTEN"))
                    .isEqualTo(1));
        }
    }

    @Test
    void stopsAtRecordsOfANewerRelease(KafkaFixture kafka) {
        models.promote(KeywordClassifier.of(1));
        byte[] newer = ScorerBench.RECORDS.encode(ScorerBench.record("n", "good", 0, 0));
        newer[2] ^= 1; // the schema's fingerprint

        try (Scorer scorer = start(kafka, "a")) {
            kafka.send(kafka.topics().records(), "k", newer);

            await().atMost(KafkaFixture.PATIENCE)
                    .untilAsserted(() -> assertThat(scorer.context().health().notReady())
                            .extractingByKey("scorer")
                            .asString()
                            .startsWith("upgrade"));
            assertThat(kafka.readToEnd(kafka.topics().deadLetters(), Isolation.READ_UNCOMMITTED))
                    .isEmpty();
        }
    }

    private static byte[] encoded(String id, String text, long offset) {
        return ScorerBench.RECORDS.encode(ScorerBench.record(id, text, 2, offset));
    }

    private Scorer start(KafkaFixture kafka, String instance) {
        return ScorerBench.start(kafka, instance, models);
    }

    private static List<Deployment> deployments(KafkaFixture kafka, int count) {
        return kafka
                .readUntil(kafka.topics().deployments(), Isolation.READ_COMMITTED, messages -> messages.size() >= count)
                .stream()
                .map(message -> AvroCodec.of(Deployment.class).decode(message.value()))
                .toList();
    }

    private static DeadLetter deadLetter(ConsumerRecord<byte[], byte[]> message) {
        return AvroCodec.of(DeadLetter.class).decode(message.value());
    }
}
