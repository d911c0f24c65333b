package io.limbeck.labeler.review;

import static io.limbeck.labeler.SampleReviews.NOON;
import static io.limbeck.labeler.SampleReviews.request;
import static org.assertj.core.api.Assertions.assertThat;

import io.limbeck.labeler.review.Admission.Kind;
import io.limbeck.schemas.ReviewReason;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

class ReviewQueuePropertyTest {

    @Property(tries = 200)
    void lanesKeepExplorationShareWhateverThePriorities(
            @ForAll @DoubleRange(min = 0.25, max = 1) double share, @ForAll @IntRange(min = 1, max = 300) int asked) {
        ExplorationShare lanes = new ExplorationShare(share, 50);
        int exploration = 0;
        for (int i = 0; i < asked; i++) {
            Lane lane = lanes.next(true, true);
            lanes.asked(lane);
            exploration += lane == Lane.EXPLORATION ? 1 : 0;
        }
        assertThat(exploration).isGreaterThanOrEqualTo((int) Math.floor(share * asked - 1e-6));
    }

    @Property(tries = 100)
    void bucketNeverGivesMoreThanItsCapacityAndWhatTimeAdds(
            @ForAll @IntRange(min = 1, max = 500) int perHour,
            @ForAll List<@IntRange(min = 0, max = 4000) Integer> waits) {
        HandClock clock = new HandClock(NOON);
        TokenBucket bucket = new TokenBucket(perHour, clock.instant());
        long taken = 0;
        long seconds = 0;
        for (int wait : waits) {
            clock.advance(Duration.ofSeconds(wait));
            seconds += wait;
            while (bucket.take(clock.instant())) {
                taken++;
            }
        }
        assertThat((double) taken).isLessThanOrEqualTo(perHour + perHour * seconds / 3600.0 + 1e-3);
    }

    /** Random requests, claims, answers and time: what was admitted is waiting, or left by a door that was counted. */
    @Property(tries = 60)
    void everyRequestWaitsOrWasCountedOut(@ForAll long seed, @ForAll @IntRange(min = 1, max = 30) int maxPending) {
        Random random = new Random(seed);
        HandClock clock = new HandClock(NOON);
        ReviewQueue queue = new ReviewQueue(
                new ReviewPolicy(new Budget(50, null), maxPending, Duration.ofHours(2), Duration.ofMinutes(5)), clock);
        int requests = 0;
        int gone = 0;
        for (int step = 0; step < 300; step++) {
            switch (random.nextInt(4)) {
                case 0, 1 -> {
                    ReviewReason reason =
                            random.nextInt(3) == 0 ? ReviewReason.EXPLORATION : ReviewReason.LOW_CONFIDENCE;
                    Admission admission = queue.admit(
                            request("id" + random.nextInt(60), "text", reason, random.nextDouble(), clock.instant()));
                    requests++;
                    gone += admission.evicted().isPresent() || admission.kind() != Kind.WAITING ? 1 : 0;
                }
                case 2 -> {
                    List<Claim> claims = queue.claim("p" + random.nextInt(3), 1 + random.nextInt(3));
                    assertThat(distinct(claims)).hasSameSizeAs(claims);
                    if (!claims.isEmpty() && random.nextBoolean()) {
                        queue.remove(claims.get(0).review().id());
                        gone++;
                    }
                }
                default -> {
                    clock.advance(Duration.ofMinutes(random.nextInt(30)));
                    gone += queue.expire().size();
                }
            }
            assertThat(queue.state().waiting()).isEqualTo(requests - gone).isLessThanOrEqualTo(maxPending);
        }
    }

    private static Set<String> distinct(List<Claim> claims) {
        Set<String> ids = new HashSet<>();
        claims.forEach(claim -> ids.add(claim.review().id()));
        return ids;
    }
}
