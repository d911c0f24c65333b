package io.limbeck.labeler.review;

import io.limbeck.labeler.review.Admission.Kind;
import io.limbeck.schemas.ReviewReason;
import io.limbeck.schemas.ReviewRequest;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The reviews that wait for people, and who looks at which: at most {@link ReviewPolicy#maxPending} of them, asked in
 * the order of priority but spread, within the budget, a share of it kept for exploration.
 *
 * <p>The queue is a view: what waits is kept in a store by its caller, who tells it of every change and fills it again
 * with {@link #restore} after a restart. Claims are forgotten then, which costs at most a second look at a task.
 *
 * <p>A review is <em>fresh</em> until it is first shown, which takes one question from the budget; from then on it is
 * <em>asked</em>: never evicted, and shown again without a charge when its claim lapses. Thread-safe.
 */
public final class ReviewQueue {
    /** How many of the first fresh reviews compete in being unlike the last questions. */
    private static final int CANDIDATES = 64;

    private final ReviewPolicy policy;
    private final InstantSource clock;
    private final TokenBucket bucket;
    private final ExplorationShare share;
    private final RecentlyAsked recent = new RecentlyAsked();
    private final Map<String, Review> reviews = new HashMap<>();
    private final Map<Lane, TreeSet<Review>> fresh = new EnumMap<>(Lane.class);
    private final AskedReviews asked = new AskedReviews();

    public ReviewQueue(ReviewPolicy policy, InstantSource clock) {
        this.policy = policy;
        this.clock = clock;
        this.bucket = new TokenBucket(policy.budget().perHour(), clock.instant());
        this.share = new ExplorationShare(
                policy.budget().explorationShare(),
                policy.budget().explorationShare() * policy.budget().perHour());
        for (Lane lane : Lane.values()) {
            fresh.put(lane, new TreeSet<>(Review.FIRST_ASKED));
        }
    }

    /** Forgets everything and waits for {@code requests}; the budget stays as spent as it is. */
    public synchronized void restore(Collection<ReviewRequest> requests) {
        reviews.clear();
        asked.clear();
        fresh.values().forEach(Set::clear);
        requests.forEach(request -> add(Review.of(request)));
    }

    public synchronized Admission admit(ReviewRequest request) {
        Review arriving = Review.of(request);
        Review waiting = reviews.get(arriving.id());
        if (waiting != null) {
            // What is on a screen stays what it is; a fresh one of an older record gives way to the newer record.
            if (asked.contains(waiting.id()) || waiting.origin().equals(arriving.origin())) {
                return Admission.of(Kind.MERGED);
            }
            remove(waiting.id());
            add(arriving);
            return Admission.of(Kind.REPLACED);
        }
        add(arriving);
        if (reviews.size() <= policy.maxPending()) {
            return Admission.of(Kind.WAITING);
        }
        Review evicted = leastWanted();
        remove(evicted.id());
        return evicted.id().equals(arriving.id())
                ? Admission.of(Kind.TURNED_AWAY)
                : new Admission(Kind.WAITING, Optional.of(evicted.id()));
    }

    /** The review of {@code id} is over, whatever the reason. */
    public synchronized void remove(String id) {
        Review review = reviews.remove(id);
        if (review != null) {
            fresh.get(review.lane()).remove(review);
            asked.remove(id);
        }
    }

    /** Removes what waited too long and is on no screen; returns the ids. */
    public synchronized List<String> expire() {
        Instant now = clock.instant();
        Instant deadline = now.minus(policy.expiry());
        List<String> expired = reviews.values().stream()
                .filter(review -> !review.requestedAt().isAfter(deadline) && asked.free(review.id(), now))
                .map(Review::id)
                .toList();
        expired.forEach(this::remove);
        return expired;
    }

    public synchronized Optional<Review> find(String id) {
        return Optional.ofNullable(reviews.get(id));
    }

    /** Whether somebody other than {@code annotator} has the task on the screen. */
    public synchronized boolean claimedByAnother(String id, String annotator) {
        return asked.claimedByAnother(id, annotator, clock.instant());
    }

    /**
     * Up to {@code count} tasks for one person: those already on the person's screen, then those whose claim lapsed,
     * then fresh ones as far as the budget goes.
     */
    public synchronized List<Claim> claim(String annotator, int count) {
        Instant now = clock.instant();
        Instant until = now.plus(policy.claim());
        List<Claim> claims = new ArrayList<>();
        List<String> again = asked.of(annotator, now);
        for (String id : again.subList(0, Math.min(count, again.size()))) {
            claims.add(asked.claim(reviews.get(id), annotator, until));
        }
        while (claims.size() < count) {
            Optional<Review> next = nextFresh();
            if (next.isEmpty() || !bucket.take(now)) {
                break;
            }
            Review review = next.get();
            fresh.get(review.lane()).remove(review);
            share.asked(review.lane());
            recent.add(review.sketch());
            claims.add(asked.claim(review, annotator, until));
        }
        return claims;
    }

    /** Gives a task back unanswered. */
    public synchronized void release(String id, String annotator) {
        asked.release(id, annotator);
    }

    /** Gives a task back; it is not shown to this person again. */
    public synchronized void skip(String id, String annotator) {
        if (reviews.containsKey(id)) {
            fresh.get(reviews.get(id).lane()).remove(reviews.get(id));
            asked.skip(id, annotator);
        }
    }

    /** Shows the task to nobody while its answer is under way; {@link #remove} follows, or {@link #release}. */
    public synchronized void answering(String id, String annotator) {
        Review review = reviews.get(id);
        if (review != null) {
            fresh.get(review.lane()).remove(review);
            asked.claim(review, annotator, Instant.MAX);
        }
    }

    public synchronized QueueState state() {
        Instant now = clock.instant();
        Map<ReviewReason, Integer> byReason = new EnumMap<>(ReviewReason.class);
        reviews.values().forEach(review -> byReason.merge(review.request().getReason(), 1, Integer::sum));
        return new QueueState(
                reviews.size(),
                byReason,
                asked.claimed(now),
                policy.budget().perHour(),
                bucket.available(now),
                bucket.untilNext(now));
    }

    private void add(Review review) {
        reviews.put(review.id(), review);
        fresh.get(review.lane()).add(review);
    }

    private Optional<Review> nextFresh() {
        Lane lane = share.next(
                !fresh.get(Lane.PRIORITY).isEmpty(),
                !fresh.get(Lane.EXPLORATION).isEmpty());
        // First come wins among equals, so that without any likeness the order is that of the priorities.
        Review best = null;
        double most = Double.NEGATIVE_INFINITY;
        int candidates = 0;
        for (Review review : fresh.get(lane)) {
            if (candidates++ == CANDIDATES) {
                break;
            }
            double worth = recent.worth(review);
            if (worth > most) {
                best = review;
                most = worth;
            }
        }
        return Optional.ofNullable(best);
    }

    /** The last of the fresh reviews, from the lane that holds more than its share of the room. */
    private Review leastWanted() {
        TreeSet<Review> exploration = fresh.get(Lane.EXPLORATION);
        TreeSet<Review> priority = fresh.get(Lane.PRIORITY);
        boolean explorationHasMore =
                exploration.size() > policy.maxPending() * policy.budget().explorationShare();
        return explorationHasMore || priority.isEmpty() ? exploration.last() : priority.last();
    }
}
