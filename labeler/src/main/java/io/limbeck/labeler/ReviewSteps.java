package io.limbeck.labeler;

import io.limbeck.labeler.decide.Decider;
import io.limbeck.labeler.decide.RecentAnswers;
import io.limbeck.labeler.decide.Verdict;
import io.limbeck.labeler.review.Admission;
import io.limbeck.labeler.review.Audit;
import io.limbeck.labeler.review.Outcome;
import io.limbeck.labeler.review.Review;
import io.limbeck.labeler.review.ReviewQueue;
import io.limbeck.labeler.review.ReviewTally;
import io.limbeck.schemas.Annotation;
import io.limbeck.schemas.Answer;
import io.limbeck.schemas.Label;
import io.limbeck.schemas.ReviewRequest;
import io.limbeck.schemas.Settled;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * The life of a review request, in the queue that people see and in the stores that survive. Every request read is
 * counted, and once more when it ends. Called by one stream thread.
 *
 * <p>An answer may be read before its request: HTTP shows a review a moment before its transaction commits, and an
 * aborted one is read again. Such an answer counts at once as a label, and as an outcome when its request arrives.
 */
final class ReviewSteps {
    private static final String REQUESTS = "requests";
    /** As long as the topics of requests and answers keep a message: after that, none can come again. */
    private static final Duration REMEMBERED = Duration.ofDays(7);

    private final ReviewQueue queue;
    private final ReviewTally tally;
    private final Decider decider;
    private final RecentAnswers recent;
    private final InstantSource clock;

    private ReviewStores stores;

    /** What an answer changes in the labels topic: a new label, or none any more. */
    record LabelChange(String id, Optional<Label> label) {}

    ReviewSteps(ReviewQueue queue, ReviewTally tally, Decider decider, RecentAnswers recent, InstantSource clock) {
        this.queue = queue;
        this.tally = tally;
        this.decider = decider;
        this.recent = recent;
        this.clock = clock;
    }

    /** Makes queue and tally what the stores say; after a restart, and after an aborted transaction. */
    void restore(ReviewStores restored) {
        stores = restored;
        List<ReviewRequest> waiting = new ArrayList<>();
        try (KeyValueIterator<String, ReviewRequest> pending = stores.pending().all()) {
            pending.forEachRemaining(entry -> waiting.add(entry.value));
        }
        queue.restore(waiting);
        Map<Outcome, Long> outcomes = new EnumMap<>(Outcome.class);
        for (Outcome outcome : Outcome.values()) {
            outcomes.put(outcome, stored(outcome.name()));
        }
        Map<Audit, ReviewTally.Audited> audits = new EnumMap<>(Audit.class);
        for (Audit audit : Audit.values()) {
            audits.put(audit, new ReviewTally.Audited(stored(answers(audit)), stored(records(audit))));
        }
        tally.restore(new ReviewTally.Figures(stored(REQUESTS), outcomes, audits));
    }

    void admit(ReviewRequest request) {
        stores.tally().put(REQUESTS, tally.request());
        String id = request.getRecord().getId();
        if (stores.withdrawn().get(id) != null) {
            count(Outcome.WITHDRAWN);
            return;
        }
        String origin = Review.origin(request);
        Settled settled = stores.settled().get(origin);
        if (settled != null) {
            count(settled.getMatched() ? Outcome.MERGED : outcome(settled));
            stores.settled()
                    .put(origin, Settled.newBuilder(settled).setMatched(true).build());
            return;
        }
        Admission admission = queue.admit(request);
        admission.evicted().ifPresent(evicted -> end(evicted, Outcome.EVICTED));
        switch (admission.kind()) {
            case WAITING -> stores.pending().put(id, request);
            case REPLACED -> {
                stores.pending().put(id, request);
                count(Outcome.MERGED);
            }
            case MERGED -> count(Outcome.MERGED);
            case TURNED_AWAY -> count(Outcome.EVICTED);
        }
    }

    /** What to write to labels, if anything. */
    Optional<LabelChange> decide(Annotation annotation) {
        String id = annotation.getRecordId();
        if (stores.withdrawn().get(id) != null) {
            return Optional.empty();
        }
        recent.remember(annotation);
        String origin = Review.origin(annotation.getRequest());
        ReviewRequest pending = stores.pending().get(id);
        boolean waiting = pending != null && Review.origin(pending).equals(origin);
        Verdict verdict =
                decider.decide(annotation, Optional.ofNullable(stores.settled().get(origin)), waiting);
        if (verdict instanceof Verdict.Settles settles) {
            stores.settled().put(origin, settles.settled());
            Audit.of(annotation).ifPresent(audit -> count(audit, Audit.weight(annotation)));
            if (waiting) {
                queue.remove(id);
                end(id, outcome(settles.settled()));
            }
            return settles.label().map(label -> new LabelChange(id, Optional.of(label)));
        }
        if (verdict instanceof Verdict.Corrects corrects) {
            stores.settled().put(origin, corrects.settled());
            return Optional.of(new LabelChange(id, corrects.label()));
        }
        if (!(verdict instanceof Verdict.Skips)) {
            // The desk hid the task when it took the answer; the answer changed nothing, so somebody must see it again.
            queue.release(id, annotation.getAnnotator());
        }
        return Optional.empty();
    }

    /** A record that is to be forgotten: nothing about it is taken again. */
    void withdraw(String id, Instant at) {
        stores.withdrawn().put(id, at.toEpochMilli());
        recent.forget(id);
        delete(id);
    }

    /** A record that its sender deleted: nobody needs to be asked any more. A label stays, and the id may come again. */
    void delete(String id) {
        if (stores.pending().get(id) != null) {
            queue.remove(id);
            end(id, Outcome.WITHDRAWN);
        }
    }

    /** Ends what waited too long, and forgets answers whose request cannot come again. */
    void expire() {
        queue.expire().forEach(id -> end(id, Outcome.EXPIRED));
        Instant oldest = clock.instant().minus(REMEMBERED);
        forget(stores.settled(), settled -> settled.getAt().isBefore(oldest));
    }

    private static <V> void forget(KeyValueStore<String, V> store, Predicate<V> which) {
        List<String> old = new ArrayList<>();
        try (KeyValueIterator<String, V> all = store.all()) {
            while (all.hasNext()) {
                KeyValue<String, V> entry = all.next();
                if (which.test(entry.value)) {
                    old.add(entry.key);
                }
            }
        }
        old.forEach(store::delete);
    }

    private void end(String id, Outcome outcome) {
        stores.pending().delete(id);
        count(outcome);
    }

    private void count(Outcome outcome) {
        stores.tally().put(outcome.name(), tally.count(outcome));
    }

    private void count(Audit audit, long weight) {
        ReviewTally.Audited audited = tally.count(audit, weight);
        stores.tally().put(answers(audit), audited.answers());
        stores.tally().put(records(audit), audited.records());
    }

    private static String answers(Audit audit) {
        return "audits." + audit;
    }

    private static String records(Audit audit) {
        return "audited-records." + audit;
    }

    private static Outcome outcome(Settled settled) {
        return settled.getAnswer() == Answer.LABEL ? Outcome.AGREED : Outcome.UNDECIDABLE;
    }

    private long stored(String name) {
        Long value = stores.tally().get(name);
        return value == null ? 0 : value;
    }
}
