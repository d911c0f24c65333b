package io.limbeck.labeler.decide;

import io.limbeck.labeler.decide.AnnotationLog.NotWrittenException;
import io.limbeck.labeler.review.Claim;
import io.limbeck.labeler.review.Review;
import io.limbeck.labeler.review.ReviewQueue;
import io.limbeck.schemas.Annotation;
import io.limbeck.schemas.Answer;
import io.limbeck.schemas.ReviewRequest;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Where people take tasks and hand in answers. An answer is accepted only after it is in the {@link AnnotationLog}; the
 * same request id is one answer, however often it is sent. Thread-safe.
 */
public final class AnswerDesk {
    private final ReviewQueue queue;
    private final LabelSet labels;
    private final AnnotationLog log;
    private final RecentAnswers recent;
    private final UnaryOperator<String> identifierCleaner;
    private final InstantSource clock;

    /** @param identifierCleaner what a client calls itself and its requests may hold personal data; this takes it out */
    public AnswerDesk(
            ReviewQueue queue,
            LabelSet labels,
            AnnotationLog log,
            RecentAnswers recent,
            UnaryOperator<String> identifierCleaner,
            InstantSource clock) {
        this.queue = queue;
        this.labels = labels;
        this.log = log;
        this.recent = recent;
        this.identifierCleaner = identifierCleaner;
        this.clock = clock;
    }

    public LabelSet labels() {
        return labels;
    }

    /** Up to {@code count} tasks, claimed for {@code annotator}. */
    public List<Claim> claim(String annotator, int count) {
        return queue.claim(identifierCleaner.apply(annotator), count);
    }

    /** Gives a task back unanswered. */
    public void release(String id, String annotator) {
        queue.release(id, identifierCleaner.apply(annotator));
    }

    /** The last question this person settled, to be answered again. */
    public Optional<Review> lastAnswered(String annotator) {
        return recent.lastOf(identifierCleaner.apply(annotator)).map(last -> Review.of(last.getRequest()));
    }

    public Receipt answer(Reply reply) {
        String requestId = identifierCleaner.apply(reply.requestId());
        String annotator = identifierCleaner.apply(reply.annotator());
        if (recent.contains(requestId, reply.id())) {
            return Receipt.REPEATED;
        }
        Optional<String> label = reply.answer() == Answer.LABEL ? reply.label().map(this::clean) : Optional.empty();
        if (label.isPresent() && !labels.allows(label.get())) {
            return Receipt.UNKNOWN_LABEL;
        }
        Optional<ReviewRequest> request = asked(reply, annotator);
        if (request.isEmpty()) {
            return Receipt.NOT_WAITING;
        }
        if (queue.claimedByAnother(reply.id(), annotator)) {
            return Receipt.CLAIMED_BY_ANOTHER;
        }
        return keep(Annotation.newBuilder()
                .setRequestId(requestId)
                .setRecordId(reply.id())
                .setAnnotator(annotator)
                .setAnswer(reply.answer())
                .setLabel(label.orElse(null))
                .setAnsweredAt(clock.instant().truncatedTo(ChronoUnit.MILLIS))
                .setRequest(request.get())
                .build());
    }

    /** The question as it was shown: one that waits, or the person's own last one. */
    private Optional<ReviewRequest> asked(Reply reply, String annotator) {
        return queue.find(reply.id())
                .map(Review::request)
                .or(() -> recent.lastOf(annotator)
                        .filter(last -> last.getRecordId().equals(reply.id()) && reply.answer() != Answer.SKIP)
                        .map(Annotation::getRequest))
                .filter(request ->
                        reply.origin().map(Review.origin(request)::equals).orElse(true));
    }

    private Receipt keep(Annotation annotation) {
        String id = annotation.getRecordId();
        queue.answering(id, annotation.getAnnotator());
        try {
            log.write(annotation);
        } catch (NotWrittenException e) {
            queue.release(id, annotation.getAnnotator());
            return Receipt.UNAVAILABLE;
        }
        recent.remember(annotation);
        if (annotation.getAnswer() == Answer.SKIP) {
            queue.skip(id, annotation.getAnnotator());
        } else if (annotation.getAnswer() == Answer.LABEL) {
            labels.seen(annotation.getLabel());
        }
        return Receipt.ACCEPTED;
    }

    /** A name of a label that nobody fixed in the settings comes from outside, like everything else. */
    private String clean(String label) {
        return labels.open() ? identifierCleaner.apply(label.strip()) : label;
    }
}
