package io.limbeck.labeler.review;

import static io.limbeck.labeler.SampleReviews.NOON;
import static io.limbeck.labeler.SampleReviews.newer;
import static org.assertj.core.api.Assertions.assertThat;

import io.limbeck.labeler.SampleReviews;
import io.limbeck.labeler.review.Admission.Kind;
import io.limbeck.schemas.ReviewReason;
import io.limbeck.schemas.ReviewRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ReviewQueueTest {
    private static final Duration CLAIM = Duration.ofMinutes(5);

    private final HandClock clock = new HandClock(NOON);
    private final ReviewQueue queue = queue(200, 100);

    private ReviewQueue queue(int perHour, int maxPending) {
        return new ReviewQueue(
                new ReviewPolicy(new Budget(perHour, null), maxPending, Duration.ofDays(7), CLAIM), clock);
    }

    @Test
    void asksInOrderOfPriority() {
        admit(queue, request("low", "alpha bravo", 0.1), request("high", "golf hotel", 0.9));

        assertThat(ids(queue.claim("ann", 2))).containsExactly("high", "low");
    }

    @Test
    void asksTheNewestOfEqualPriority() {
        queue.admit(request("old", "alpha bravo", ReviewReason.LOW_CONFIDENCE, 0.5, NOON.minusSeconds(9)));
        queue.admit(request("new", "golf hotel", ReviewReason.LOW_CONFIDENCE, 0.5, NOON));

        assertThat(ids(queue.claim("ann", 2))).containsExactly("new", "old");
    }

    @Test
    void pushesNearDuplicateOfTheLastQuestionBack() {
        admit(
                queue,
                request("first", "my parcel number 1 never arrived, where is it?", 0.90),
                request("twin", "my parcel number 2 never arrived, where is it?", 0.89),
                request("other", "please change the address on my invoice", 0.80));

        assertThat(ids(queue.claim("ann", 3))).containsExactly("first", "other", "twin");
    }

    @Test
    void showsOneTaskToOnePersonOnly() {
        admit(queue, request("a", 0.5));
        queue.claim("ann", 1);

        assertThat(queue.claim("bob", 1)).isEmpty();
        assertThat(queue.claimedByAnother("a", "bob")).isTrue();
        assertThat(queue.claimedByAnother("a", "ann")).isFalse();
    }

    @Test
    void showsPersonTheSameTaskUntilItIsAnswered() {
        admit(queue, request("a", "alpha bravo", 0.9), request("b", "golf hotel", 0.1));

        assertThat(ids(queue.claim("ann", 1))).isEqualTo(ids(queue.claim("ann", 1)));
    }

    @Test
    void offersTaskToOthersWhenItsClaimLapses() {
        admit(queue, request("a", 0.5));
        queue.claim("ann", 1);
        clock.advance(CLAIM);

        assertThat(ids(queue.claim("bob", 1))).containsExactly("a");
    }

    @Test
    void neverShowsPersonWhatTheySkipped() {
        admit(queue, request("a", 0.5));
        queue.claim("ann", 1);
        queue.skip("a", "ann");

        assertThat(queue.claim("ann", 1)).isEmpty();
        assertThat(ids(queue.claim("bob", 1))).containsExactly("a");
    }

    @Test
    void showsNobodyTaskWhoseAnswerIsUnderWay() {
        admit(queue, request("a", 0.5));
        queue.claim("ann", 1);
        queue.answering("a", "ann");
        clock.advance(CLAIM.multipliedBy(10));

        assertThat(queue.claim("ann", 1)).isEmpty();
        assertThat(queue.claim("bob", 1)).isEmpty();
    }

    @Test
    void asksNoMoreThanBudgetInAnHour() {
        ReviewQueue small = queue(4, 100);
        fill(small, 20);

        List<Claim> first = small.claim("ann", 20);
        assertThat(first).hasSize(4);
        first.forEach(claim -> small.remove(claim.review().id()));
        clock.advance(Duration.ofMinutes(15));
        assertThat(small.claim("bob", 20)).hasSize(1);
        assertThat(small.state().nextQuestionIn()).isEqualTo(Duration.ofMinutes(15));
    }

    @Test
    void takesNothingFromBudgetForTaskShownAgain() {
        ReviewQueue small = queue(1, 100);
        admit(small, request("a", 0.5));
        small.claim("ann", 1);
        clock.advance(CLAIM);

        assertThat(small.claim("bob", 1)).hasSize(1);
    }

    @Test
    void evictsLowestPriorityWhenFull() {
        ReviewQueue small = queue(200, 2);
        admit(small, request("a", 0.5), request("b", 0.2));

        assertThat(small.admit(request("c", 0.9)).evicted()).contains("b");
        assertThat(small.admit(request("d", 0.1)).kind()).isEqualTo(Kind.TURNED_AWAY);
        assertThat(small.state().waiting()).isEqualTo(2);
    }

    @Test
    void neverEvictsExplorationForDoubtWithinItsShareOfTheRoom() {
        ReviewQueue small = queue(200, 4);
        small.admit(request("x", "t", ReviewReason.EXPLORATION, 0, NOON));
        IntStream.range(0, 50).forEach(i -> small.admit(request("p" + i, 0.5 + i / 100.0)));

        assertThat(small.find("x")).isPresent();
        assertThat(small.state().waiting()).isEqualTo(4);
    }

    @Test
    void evictsNothingThatIsOnScreen() {
        ReviewQueue small = queue(200, 1);
        small.admit(request("a", 0.1));
        small.claim("ann", 1);

        assertThat(small.admit(request("b", 0.9)).kind()).isEqualTo(Kind.TURNED_AWAY);
        assertThat(small.find("a")).isPresent();
    }

    @Test
    void mergesRequestForTheSameRecord() {
        admit(queue, request("a", 0.5));

        assertThat(queue.admit(request("a", 0.7)).kind()).isEqualTo(Kind.MERGED);
        assertThat(queue.state().waiting()).isEqualTo(1);
    }

    @Test
    void replacesFreshReviewByNewerVersionOfItsRecord() {
        ReviewRequest old = request("a", 0.5);
        admit(queue, old);

        assertThat(queue.admit(newer(old, "new content")).kind()).isEqualTo(Kind.REPLACED);
        assertThat(queue.claim("ann", 1).get(0).review().origin()).isEqualTo(Review.origin(newer(old, "x")));
    }

    @Test
    void keepsWhatIsOnScreenWhenNewerVersionArrives() {
        ReviewRequest old = request("a", 0.5);
        admit(queue, old);
        queue.claim("ann", 1);

        assertThat(queue.admit(newer(old, "new content")).kind()).isEqualTo(Kind.MERGED);
        assertThat(queue.find("a").orElseThrow().origin()).isEqualTo(Review.origin(old));
    }

    @Test
    void expiresWhatWaitedTooLongUnlessItIsOnScreen() {
        admit(queue, request("a", "alpha bravo", 0.9), request("b", "golf hotel", 0.1));
        clock.advance(Duration.ofDays(7));
        queue.claim("ann", 1);

        assertThat(queue.expire()).containsExactly("b");
        assertThat(queue.find("a")).isPresent();
    }

    @Test
    void waitsForWhatWasRestored() {
        admit(queue, request("a", 0.5));
        queue.claim("ann", 1);
        queue.restore(List.of(request("b", 0.5)));

        assertThat(queue.find("a")).isEmpty();
        assertThat(ids(queue.claim("bob", 5))).containsExactly("b");
    }

    @Test
    void countsWhatWaitsByReason() {
        admit(queue, request("a", 0.5));
        queue.admit(request("x", "t", ReviewReason.EXPLORATION, 0, NOON));
        queue.claim("ann", 1);

        QueueState state = queue.state();

        assertThat(state.byReason())
                .containsEntry(ReviewReason.LOW_CONFIDENCE, 1)
                .containsEntry(ReviewReason.EXPLORATION, 1);
        assertThat(state.claimed()).isEqualTo(1);
        assertThat(state.budgetLeft()).isEqualTo(199);
    }

    private static ReviewRequest request(String id, String text, double priority) {
        return SampleReviews.request(id, text, ReviewReason.LOW_CONFIDENCE, priority, NOON);
    }

    private static ReviewRequest request(String id, String text, ReviewReason reason, double priority, Instant at) {
        return SampleReviews.request(id, text, reason, priority, at);
    }

    private static ReviewRequest request(String id, double priority) {
        return SampleReviews.request(id, priority);
    }

    private static void admit(ReviewQueue queue, ReviewRequest... requests) {
        List.of(requests).forEach(queue::admit);
    }

    private static void fill(ReviewQueue queue, int reviews) {
        IntStream.range(0, reviews).forEach(i -> queue.admit(request("r" + i, i / 100.0)));
    }

    private static List<String> ids(List<Claim> claims) {
        return claims.stream().map(claim -> claim.review().id()).toList();
    }
}
