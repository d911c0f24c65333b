package io.limbeck.labeler;

import static io.limbeck.labeler.SampleReviews.LABELS;
import static io.limbeck.labeler.SampleReviews.NOON;
import static io.limbeck.labeler.SampleReviews.annotation;
import static io.limbeck.labeler.SampleReviews.newer;
import static io.limbeck.labeler.SampleReviews.request;
import static org.assertj.core.api.Assertions.assertThat;

import io.limbeck.labeler.decide.Decider;
import io.limbeck.labeler.decide.LabelSet;
import io.limbeck.labeler.decide.RecentAnswers;
import io.limbeck.labeler.review.Audit;
import io.limbeck.labeler.review.Budget;
import io.limbeck.labeler.review.HandClock;
import io.limbeck.labeler.review.Outcome;
import io.limbeck.labeler.review.ReviewPolicy;
import io.limbeck.labeler.review.ReviewQueue;
import io.limbeck.labeler.review.ReviewTally;
import io.limbeck.runtime.kafka.AvroSerde;
import io.limbeck.schemas.Annotation;
import io.limbeck.schemas.Answer;
import io.limbeck.schemas.Forgotten;
import io.limbeck.schemas.Label;
import io.limbeck.schemas.ReviewReason;
import io.limbeck.schemas.ReviewRequest;
import io.limbeck.schemas.Topics;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LabelerTopologyTest {
    private static final Topics TOPICS = Topics.of("tickets", 4);

    private final HandClock clock = new HandClock(NOON);
    private final ReviewQueue queue = new ReviewQueue(
            new ReviewPolicy(new Budget(200, null), 2, Duration.ofDays(7), Duration.ofMinutes(5)), clock);
    private final ReviewTally tally = new ReviewTally();
    private final TopologyTestDriver driver = new TopologyTestDriver(
            LabelerTopology.build(
                    TOPICS,
                    new ReviewSteps(queue, tally, new Decider(LabelSet.of(LABELS)), new RecentAnswers(), clock)),
            new Properties(),
            NOON);
    private final TestInputTopic<String, ReviewRequest> requests =
            input(TOPICS.reviewRequests().name(), ReviewRequest.class);
    private final TestInputTopic<String, Annotation> annotations =
            input(TOPICS.annotations().name(), Annotation.class);
    private final TestInputTopic<String, Forgotten> forgotten =
            input(TOPICS.forgotten().name(), Forgotten.class);
    private final TestOutputTopic<String, Label> labels = driver.createOutputTopic(
            TOPICS.labels().name(),
            new StringDeserializer(),
            AvroSerde.of(Label.class).deserializer());

    @AfterEach
    void close() {
        driver.close();
    }

    @Test
    void answerBecomesLabelAndLeavesTheQueue() {
        ask(request("a", 0.5));
        answer(annotation("r1", "ann", request("a", 0.5), "refund"));

        assertThat(labels.readKeyValuesToList()).singleElement().satisfies(label -> {
            assertThat(label.key).isEqualTo("a");
            assertThat(label.value.getLabel()).isEqualTo("refund");
        });
        assertThat(queue.state().waiting()).isZero();
        assertBalanced(1);
        assertThat(count(Outcome.AGREED)).isEqualTo(1);
    }

    @Test
    void repeatedAnswerIsOneLabel() {
        ask(request("a", 0.5));
        answer(annotation("r1", "ann", request("a", 0.5), "refund"));
        answer(annotation("r1", "ann", request("a", 0.5), "refund"));

        assertThat(labels.readValuesToList()).hasSize(1);
    }

    @Test
    void correctionReplacesTheLabel() {
        ask(request("a", 0.5));
        answer(annotation("r1", "ann", request("a", 0.5), "refund"));
        answer(annotation("r2", "ann", request("a", 0.5), "billing"));
        answer(annotation("r3", "ann", request("a", 0.5), null));

        List<KeyValue<String, Label>> written = labels.readKeyValuesToList();
        assertThat(written).hasSize(3);
        assertThat(written.get(1).value.getLabel()).isEqualTo("billing");
        assertThat(written.get(2)).isEqualTo(new KeyValue<>("a", null));
        assertBalanced(1);
    }

    @Test
    void undecidableWritesNoLabel() {
        ask(request("a", 0.5));
        answer(annotation("r1", "ann", request("a", 0.5), null));

        assertThat(labels.isEmpty()).isTrue();
        assertThat(count(Outcome.UNDECIDABLE)).isEqualTo(1);
        assertBalanced(1);
    }

    @Test
    void skipKeepsTheReviewWaiting() {
        ask(request("a", 0.5));
        answer(Annotation.newBuilder(annotation("r1", "ann", request("a", 0.5), null))
                .setAnswer(Answer.SKIP)
                .build());

        assertThat(queue.state().waiting()).isEqualTo(1);
        assertBalanced(1);
    }

    @Test
    void answerReadBeforeItsRequestCountsOnce() {
        answer(annotation("r1", "ann", request("a", 0.5), "refund"));
        assertThat(labels.readValuesToList()).hasSize(1);
        ask(request("a", 0.5));

        assertThat(count(Outcome.AGREED)).isEqualTo(1);
        assertThat(queue.state().waiting()).isZero();
        assertBalanced(1);
    }

    @Test
    void recordThatWasAnsweredIsNotAskedAgain() {
        ask(request("a", 0.5));
        answer(annotation("r1", "ann", request("a", 0.5), "refund"));
        ask(request("a", 0.9));

        assertThat(count(Outcome.MERGED)).isEqualTo(1);
        assertThat(queue.state().waiting()).isZero();
        assertBalanced(2);
    }

    @Test
    void everyWayOutIsCounted() {
        ask(request("a", 0.5));
        ask(newer(request("a", 0.5), "new content"));
        ask(request("b", 0.4));
        ask(request("c", 0.9));
        ask(request("d", 0.1));
        assertThat(count(Outcome.MERGED)).isEqualTo(1);
        assertThat(count(Outcome.EVICTED)).isEqualTo(2);
        assertBalanced(5);

        forgotten.pipeInput("a", new Forgotten("a", NOON, false));
        ask(request("a", 0.5));
        assertThat(count(Outcome.WITHDRAWN)).isEqualTo(2);
        assertBalanced(6);

        clock.advance(Duration.ofDays(7));
        driver.advanceWallClockTime(Duration.ofMinutes(1));
        assertThat(count(Outcome.EXPIRED)).isEqualTo(1);
        assertThat(queue.state().waiting()).isZero();
        assertBalanced(6);
    }

    @Test
    void onlyAnswersToRecordsDrawnByChanceAuditTheModel() {
        for (String id : List.of("a", "b", "c")) {
            ask(explored(id));
        }
        answer(annotation("r1", "ann", explored("a"), "billing"));
        answer(annotation("r2", "ann", explored("b"), "refund"));
        answer(annotation("r3", "ann", explored("c"), null));
        ask(request("d", 0.5));
        answer(annotation("r4", "ann", request("d", 0.5), "refund"));

        assertThat(tally.figures().of(Audit.REVIEW_RIGHT)).isEqualTo(new ReviewTally.Audited(1, 100));
        assertThat(tally.figures().of(Audit.REVIEW_WRONG)).isEqualTo(new ReviewTally.Audited(1, 100));
        assertThat(tally.figures().of(Audit.ACCEPTED_RIGHT)).isEqualTo(ReviewTally.Audited.NONE);
        assertThat(driver.getKeyValueStore(LabelerTopology.TALLY).get("audits.REVIEW_RIGHT"))
                .isEqualTo(1L);
        assertThat(driver.getKeyValueStore(LabelerTopology.TALLY).get("audited-records.REVIEW_RIGHT"))
                .isEqualTo(100L);
    }

    @Test
    void repeatedOrCorrectedAnswerAuditsOnce() {
        ask(explored("a"));
        answer(annotation("r1", "ann", explored("a"), "billing"));
        answer(annotation("r1", "ann", explored("a"), "billing"));
        answer(annotation("r2", "ann", explored("a"), "refund"));

        assertThat(tally.figures().of(Audit.REVIEW_RIGHT).answers()).isEqualTo(1);
        assertThat(tally.figures().of(Audit.REVIEW_WRONG).answers()).isZero();
    }

    @Test
    void answerAboutForgottenRecordIsNoLabel() {
        ask(request("a", 0.5));
        forgotten.pipeInput("a", new Forgotten("a", NOON, false));
        answer(annotation("r1", "ann", request("a", 0.5), "refund"));

        assertThat(labels.readKeyValuesToList()).containsExactly(new KeyValue<>("a", null));
    }

    @Test
    void labelOfForgottenRecordGoesEvenIfItCameAfterTheCommand() {
        ask(request("a", 0.5));
        answer(annotation("r1", "ann", request("a", 0.5), "refund"));
        forgotten.pipeInput("a", new Forgotten("a", NOON, false));

        assertThat(labels.readKeyValuesToList())
                .extracting(label -> label.value == null)
                .containsExactly(false, true);
    }

    @Test
    void deletedRecordIsNotAskedAboutUntilItComesAgain() {
        ask(request("a", 0.5));
        requests.pipeInput("a", null);
        requests.pipeInput("never asked", null);

        assertThat(queue.state().waiting()).isZero();
        assertThat(count(Outcome.WITHDRAWN)).isEqualTo(1);
        assertBalanced(1);

        ask(newer(request("a", 0.5), "written anew"));
        assertThat(queue.state().waiting()).isEqualTo(1);
        assertBalanced(2);
    }

    @Test
    void deleteLeavesTheLabel() {
        ask(request("a", 0.5));
        answer(annotation("r1", "ann", request("a", 0.5), "refund"));
        requests.pipeInput("a", null);

        assertThat(labels.readValuesToList()).singleElement().isNotNull();
        assertThat(count(Outcome.WITHDRAWN)).isZero();
        assertBalanced(1);
    }

    @Test
    void forgetsWhoAnsweredWhenNoRequestCanComeAgain() {
        ask(request("a", 0.5));
        answer(annotation("r1", "ann", request("a", 0.5), "refund"));
        clock.advance(Duration.ofDays(8));
        driver.advanceWallClockTime(Duration.ofMinutes(1));

        assertThat(driver.getKeyValueStore(LabelerTopology.SETTLED).all().hasNext())
                .isFalse();
    }

    /** Changelog topics and consumer offsets hang on these names: change one, and a running task forgets. */
    @Test
    void namesOfNodesAndStoresStayAsTheyAre() {
        String description = LabelerTopology.build(TOPICS, null).describe().toString();

        assertThat(description).isEqualToNormalizingWhitespace("""
                        Topologies:
                         Sub-topology: 0
                          Source: annotations (topics: [tickets.annotations])
                            --> decide
                          Source: forgotten (topics: [tickets.forgotten])
                            --> withdraw
                          Processor: decide (stores: [settled, pending, withdrawn, tally])
                            --> labels
                            <-- annotations
                          Source: review-requests (topics: [tickets.review-requests])
                            --> admit
                          Processor: withdraw (stores: [settled, pending, withdrawn, tally])
                            --> labels
                            <-- forgotten
                          Processor: admit (stores: [settled, pending, withdrawn, tally])
                            --> none
                            <-- review-requests
                          Sink: labels (topic: tickets.labels)
                            <-- decide, withdraw
                        """);
    }

    private static ReviewRequest explored(String id) {
        return request(id, "text of " + id, ReviewReason.EXPLORATION, 1, NOON);
    }

    private void ask(ReviewRequest request) {
        requests.pipeInput(request.getRecord().getId(), request);
    }

    private void answer(Annotation annotation) {
        annotations.pipeInput(annotation.getRecordId(), annotation);
    }

    private long count(Outcome outcome) {
        return tally.figures().of(outcome);
    }

    private void assertBalanced(long expected) {
        long ended = tally.figures().outcomes().values().stream()
                .mapToLong(Long::longValue)
                .sum();
        assertThat(tally.figures().requests()).isEqualTo(expected);
        assertThat(ended + queue.state().waiting()).isEqualTo(expected);
    }

    private <T extends SpecificRecord> TestInputTopic<String, T> input(String topic, Class<T> type) {
        return driver.createInputTopic(
                topic, new StringSerializer(), AvroSerde.of(type).serializer());
    }
}
