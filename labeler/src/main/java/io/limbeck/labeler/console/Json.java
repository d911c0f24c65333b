package io.limbeck.labeler.console;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.limbeck.labeler.review.Claim;
import io.limbeck.labeler.review.Outcome;
import io.limbeck.labeler.review.QueueState;
import io.limbeck.labeler.review.Rendition;
import io.limbeck.labeler.review.Review;
import io.limbeck.schemas.Answer;
import io.limbeck.schemas.Record;
import io.limbeck.schemas.ReviewReason;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** What goes over the REST interface; documented in docs/labelling.md. */
final class Json {
    static final ObjectMapper MAPPER = new ObjectMapper()
            .registerModule(new JavaTimeModule())
            .registerModule(new Jdk8Module())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);

    private Json() {}

    record Problem(String error) {}

    record ClaimRequest(String annotator, Integer count) {
        private static final int MOST = 100;

        ClaimRequest {
            count = count == null ? 1 : count;
            if (annotator == null || annotator.isBlank() || annotator.length() > 200) {
                throw new IllegalArgumentException("annotator must be set, with at most 200 characters");
            }
            if (count < 1 || count > MOST) {
                throw new IllegalArgumentException("count must be 1 to " + MOST + ", is " + count);
            }
        }
    }

    record ReleaseRequest(String id, String annotator) {
        ReleaseRequest {
            if (id == null || annotator == null) {
                throw new IllegalArgumentException("id and annotator must be set");
            }
        }
    }

    record AnswerRequest(String requestId, String id, String origin, String annotator, Answer answer, String label) {}

    record AnswerReply(String status) {}

    record Claims(List<Task> tasks, int waiting, int budgetLeft, double nextQuestionInSeconds) {
        static Claims of(List<Claim> claims, QueueState queue) {
            return new Claims(
                    claims.stream().map(Task::of).toList(), queue.waiting(), queue.budgetLeft(), seconds(queue));
        }
    }

    record Task(
            String id,
            String origin,
            String text,
            Map<String, String> attributes,
            ReviewReason reason,
            double priority,
            Instant eventTime,
            Instant claimedUntil) {
        static Task of(Claim claim) {
            Review review = claim.review();
            Record record = review.request().getRecord();
            return new Task(
                    review.id(),
                    review.origin(),
                    Rendition.of(record),
                    record.getAttributes(),
                    review.request().getReason(),
                    review.priority(),
                    record.getEventTime(),
                    claim.until());
        }
    }

    record Stats(
            long requests,
            Map<Outcome, Long> outcomes,
            int waiting,
            Map<ReviewReason, Integer> waitingByReason,
            int claimed,
            int budgetPerHour,
            int budgetLeft,
            double nextQuestionInSeconds,
            long labels,
            List<String> labelSet) {}

    static double seconds(QueueState queue) {
        return queue.nextQuestionIn().toMillis() / 1000.0;
    }
}
