package io.limbeck.scorer.drift;

import static org.assertj.core.api.Assertions.assertThat;

import io.limbeck.scorer.drift.DriftWatch.Change;
import io.limbeck.scorer.drift.DriftWatch.Seen;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DriftWatchTest {
    private final DriftWatch watch = new DriftWatch();
    private final List<Change> told = new ArrayList<>();

    @Test
    void asManyOutsideAsInTrainingAreNoDrift() {
        see(20, 0.01, 0.01);

        assertThat(told).isEmpty();
    }

    @Test
    void driftIsToldOnceHoweverLongItLastsAndItsEndOnce() {
        see(3, 0.01, 0.01);
        see(30, 0.4, 0.01);
        see(30, 0.01, 0.01);

        assertThat(told).containsExactly(Change.BEGAN, Change.ENDED);
    }

    @Test
    void ratioAroundTheMarginDoesNotFlutter() {
        see(2, 0.07, 0.01);
        see(20, 0.055, 0.01);

        assertThat(told).containsExactly(Change.BEGAN);
    }

    @Test
    void columnWhoseWordsWereMostlyRareInTrainingIsJudgedByThat() {
        see(10, 0.62, 0.6);

        assertThat(told).isEmpty();
    }

    private void see(int windows, double ratio, double expected) {
        for (int i = 0; i < windows * DriftWatch.WINDOW / 100; i++) {
            // Hundreds of thousandths, so that small shares are exact.
            watch.see(100_000, Math.round(100_000 * ratio), expected)
                    .map(Seen::drift)
                    .ifPresent(told::add);
        }
    }
}
