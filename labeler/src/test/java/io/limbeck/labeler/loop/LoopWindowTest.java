package io.limbeck.labeler.loop;

import static io.limbeck.labeler.SampleReviews.NOON;
import static io.limbeck.labeler.SampleReviews.annotation;
import static io.limbeck.labeler.SampleReviews.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.limbeck.labeler.review.HandClock;
import io.limbeck.schemas.Champion;
import io.limbeck.schemas.Deployment;
import io.limbeck.schemas.ReviewReason;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LoopWindowTest {
    private final HandClock clock = new HandClock(NOON);
    private final LoopWindow window = new LoopWindow(clock);

    @Test
    void rateIsThatOfTheLastTenSeconds() {
        for (int second = 0; second < 30; second++) {
            window.records(40);
            clock.advance(Duration.ofSeconds(1));
        }
        assertThat(window.state().flow().records()).isEqualTo(40);

        clock.advance(Duration.ofSeconds(12));
        assertThat(window.state().flow().records()).isZero();
        assertThat(window.state().flow().totals()).containsEntry("records", 1200L);
    }

    @Test
    void seriesHaveOneValueForEveryTime() {
        window.records(6);
        clock.advance(Duration.ofSeconds(2));

        LoopState.Flow flow = window.state().flow();

        assertThat(flow.times()).hasSameSizeAs(flow.recordsByTime()).hasSameSizeAs(flow.predictionsByTime());
        assertThat(flow.recordsByTime().get(flow.recordsByTime().size() - 1)).isEqualTo(3);
        assertThat(flow.times().get(flow.times().size() - 1)).isEqualTo(NOON.getEpochSecond() + 2);
    }

    @Test
    void confidenceForgetsAfterAMinute() {
        window.confidence(0.97, true);
        window.confidence(1.0, true);
        window.confidence(0.31, false);

        assertThat(window.state().confidence().get(19)).isEqualTo(2);
        assertThat(window.state().confidence().get(6)).isEqualTo(1);
        assertThat(window.state().acceptedShare().orElseThrow()).isCloseTo(2 / 3.0, within(1e-12));

        clock.advance(Duration.ofSeconds(60));
        assertThat(window.state().confidence()).containsOnly(0L);
        assertThat(window.state().acceptedShare()).isEmpty();
    }

    @Test
    void auditCountsExplorationAnswersOnly() {
        for (int i = 0; i < 10; i++) {
            // The sample prediction says "billing".
            String truth = i < 8 ? "billing" : "refund";
            window.annotation(
                    annotation("x" + i, "ann", request("x" + i, "t", ReviewReason.EXPLORATION, 0, NOON), truth));
            window.annotation(annotation("p" + i, "ann", request("p" + i, 0.5), "refund"));
        }
        AuditedAccuracy.Figure figure = window.state().audited().orElseThrow();

        assertThat(figure.answers()).isEqualTo(10);
        assertThat(figure.accuracy()).isCloseTo(0.8, within(1e-12));
        // Wilson's interval of 8 of 10, from tables: 0.490 to 0.943.
        assertThat(figure.low()).isCloseTo(0.490, within(0.001));
        assertThat(figure.high()).isCloseTo(0.943, within(0.001));
    }

    @Test
    void countsLiveLabels() {
        window.label("a", true);
        window.label("a", true);
        window.label("b", true);
        window.label("b", false);

        assertThat(window.labels()).isEqualTo(1);
    }

    @Test
    void knowsWhatIsServedSinceWhen() {
        window.champion(Optional.of(new Champion(3L, 2L, 3L, "trainer", false, NOON)));
        window.deployment("s0", Optional.of(new Deployment("s0", 2L, NOON, "CPU", null, null, null)));
        window.deployment("s0", Optional.of(new Deployment("s0", 3L, NOON.plusSeconds(60), "CPU", null, null, null)));

        LoopState state = window.state();

        assertThat(state.champion()).hasValue(3);
        assertThat(state.swaps())
                .containsExactly(
                        new LoopState.Swap(NOON.getEpochSecond(), 2),
                        new LoopState.Swap(NOON.getEpochSecond() + 60, 3));
        assertThat(state.deployments())
                .singleElement()
                .satisfies(instance -> assertThat(instance.version()).contains(3L));
    }
}
