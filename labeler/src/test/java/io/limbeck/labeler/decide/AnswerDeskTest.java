package io.limbeck.labeler.decide;

import static io.limbeck.labeler.SampleReviews.LABELS;
import static io.limbeck.labeler.SampleReviews.NOON;
import static io.limbeck.labeler.SampleReviews.request;
import static org.assertj.core.api.Assertions.assertThat;

import io.limbeck.labeler.decide.AnnotationLog.NotWrittenException;
import io.limbeck.labeler.review.Budget;
import io.limbeck.labeler.review.HandClock;
import io.limbeck.labeler.review.ReviewPolicy;
import io.limbeck.labeler.review.ReviewQueue;
import io.limbeck.schemas.Annotation;
import io.limbeck.schemas.Answer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AnswerDeskTest {
    private final HandClock clock = new HandClock(NOON);
    private final ReviewQueue queue = new ReviewQueue(
            new ReviewPolicy(new Budget(200, null), 100, Duration.ofDays(7), Duration.ofMinutes(5)), clock);
    private final Log log = new Log();
    private final AnswerDesk desk = new AnswerDesk(
            queue, LabelSet.of(LABELS), log, new RecentAnswers(), name -> name.replace("@", "[at]"), clock);

    /** A log whose broker can be away. */
    private static final class Log implements AnnotationLog {
        private final List<Annotation> written = new ArrayList<>();
        private boolean away;

        @Override
        public void write(Annotation annotation) throws NotWrittenException {
            if (away) {
                throw new NotWrittenException("broker away", null);
            }
            written.add(annotation);
        }
    }

    @BeforeEach
    void oneReviewWaits() {
        queue.admit(request("a", 0.5));
    }

    @Test
    void writesAnswerBeforeItIsAcknowledged() {
        assertThat(desk.answer(label("r1", "ann", "refund"))).isEqualTo(Receipt.ACCEPTED);

        assertThat(log.written).singleElement().satisfies(annotation -> {
            assertThat(annotation.getLabel()).isEqualTo("refund");
            assertThat(annotation.getRequest()).isEqualTo(request("a", 0.5));
        });
    }

    @Test
    void sameRequestIdIsOneAnswer() {
        desk.answer(label("r1", "ann", "refund"));

        assertThat(desk.answer(label("r1", "ann", "refund"))).isEqualTo(Receipt.REPEATED);
        assertThat(log.written).hasSize(1);
    }

    @Test
    void saysWhenAnswerCouldNotBeKeptAndTakesItLater() {
        log.away = true;
        assertThat(desk.answer(label("r1", "ann", "refund"))).isEqualTo(Receipt.UNAVAILABLE);

        log.away = false;
        assertThat(desk.answer(label("r1", "ann", "refund"))).isEqualTo(Receipt.ACCEPTED);
    }

    @Test
    void refusesUnknownLabel() {
        assertThat(desk.answer(label("r1", "ann", "weather"))).isEqualTo(Receipt.UNKNOWN_LABEL);
        assertThat(log.written).isEmpty();
    }

    @Test
    void refusesTaskOnAnotherScreen() {
        desk.claim("bob", 1);

        assertThat(desk.answer(label("r1", "ann", "refund"))).isEqualTo(Receipt.CLAIMED_BY_ANOTHER);
    }

    @Test
    void refusesWhatDoesNotWait() {
        queue.remove("a");

        assertThat(desk.answer(label("r1", "ann", "refund"))).isEqualTo(Receipt.NOT_WAITING);
    }

    @Test
    void refusesAnswerToAnOlderVersionOfTheRecord() {
        Reply stale = new Reply("r1", "a", Optional.of("tickets.raw/0/1"), "ann", Answer.LABEL, Optional.of("refund"));

        assertThat(desk.answer(stale)).isEqualTo(Receipt.NOT_WAITING);
    }

    @Test
    void skippedTaskGoesToOthers() {
        desk.claim("ann", 1);
        desk.answer(new Reply("r1", "a", Optional.empty(), "ann", Answer.SKIP, Optional.empty()));

        assertThat(desk.claim("ann", 1)).isEmpty();
        assertThat(desk.claim("bob", 1)).hasSize(1);
    }

    @Test
    void letsPersonAnswerTheirLastQuestionAgain() {
        desk.answer(label("r1", "ann", "refund"));
        queue.remove("a");

        assertThat(desk.lastAnswered("ann").orElseThrow().id()).isEqualTo("a");
        assertThat(desk.answer(label("r2", "ann", "billing"))).isEqualTo(Receipt.ACCEPTED);
        assertThat(desk.answer(label("r3", "bob", "billing"))).isEqualTo(Receipt.NOT_WAITING);
    }

    @Test
    void takesPersonalDataOutOfNames() {
        desk.answer(label("r@1", "ann@example.org", "refund"));

        assertThat(log.written.get(0).getAnnotator()).isEqualTo("ann[at]example.org");
        assertThat(log.written.get(0).getRequestId()).isEqualTo("r[at]1");
    }

    private static Reply label(String requestId, String annotator, String label) {
        return new Reply(requestId, "a", Optional.empty(), annotator, Answer.LABEL, Optional.of(label));
    }
}
