package io.limbeck.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SummaryTest {
    private static final Summary.Flow FLOW = new Summary.Flow(100, 97, 2, 1, 97, 0, 0, true, 10);
    private static final Summary.Privacy PRIVACY = new Summary.Privacy(40, 100, 95, 0, 50, 1);
    private static final Summary.Learning LEARNING =
            new Summary.Learning(List.of(1L, 2L, 3L), 0.82, 0.83, 0.45, 0.8, 0.44, 9, 0.09);

    @Test
    void holdsWhenNothingWasLostDoubledOrLeakedAndTheServedModelIsAbove() {
        assertThat(summary(FLOW, PRIVACY, LEARNING).holds()).isTrue();
        assertThat(summary(FLOW, PRIVACY, LEARNING).lines()).contains("PASSED");
    }

    @Test
    void failsWhenAnythingWasLostOrDoubled() {
        assertThat(summary(new Summary.Flow(100, 97, 2, 1, 97, 1, 0, true, 10), PRIVACY, LEARNING)
                        .holds())
                .isFalse();
        assertThat(summary(new Summary.Flow(100, 97, 2, 1, 97, 0, 1, true, 10), PRIVACY, LEARNING)
                        .holds())
                .isFalse();
    }

    @Test
    void failsOnOneSecretPastRaw() {
        Summary leaky = summary(FLOW, new Summary.Privacy(40, 100, 95, 1, 50, 1), LEARNING);

        assertThat(leaky.holds()).isFalse();
        assertThat(leaky.lines()).anyMatch(line -> line.contains("in topic tickets.records: 1"));
    }

    @Test
    void failsWhenTheScannerFindsTooFewInRaw() {
        assertThat(summary(FLOW, new Summary.Privacy(40, 100, 94, 0, 50, 1), LEARNING)
                        .holds())
                .isFalse();
    }

    @Test
    void failsWhenTheServedModelIsNotAboveTheControl() {
        assertThat(summary(FLOW, PRIVACY, new Summary.Learning(List.of(1L), 0.82, 0.82, 0.45, 0.44, 0.44, 9, 0.09))
                        .holds())
                .isFalse();
    }

    private static Summary summary(Summary.Flow flow, Summary.Privacy privacy, Summary.Learning learning) {
        return new Summary(
                flow, privacy, learning, new Summary.Latency(200, 900, 100, 100), Map.of("topic tickets.records", 1L));
    }
}
