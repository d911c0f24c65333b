package io.limbeck.trainer.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ExactBoundsTest {

    @Test
    void allRightHasTheBoundThatCanBeComputedByHand() {
        // p^59 = 0.05
        assertThat(ExactBounds.lower(59, 59, 0.95)).isCloseTo(Math.pow(0.05, 1.0 / 59), within(1e-9));
        assertThat(ExactBounds.lower(1, 1, 0.95)).isCloseTo(0.05, within(1e-9));
    }

    @Test
    void boundIsTheShareAtWhichSoManyHitsHaveTheRestOfTheChance() {
        double p = ExactBounds.lower(8, 10, 0.95);

        double atLeastEight =
                45 * Math.pow(p, 8) * Math.pow(1 - p, 2) + 10 * Math.pow(p, 9) * (1 - p) + Math.pow(p, 10);
        assertThat(atLeastEight).isCloseTo(0.05, within(1e-9));
    }

    @Test
    void noHitsBoundNothing() {
        assertThat(ExactBounds.lower(0, 30, 0.95)).isZero();
    }

    @Test
    void signTestCountsBothTails() {
        // 2 · (C(10,9) + C(10,10)) / 2^10
        assertThat(ExactBounds.signTest(1, 9)).isCloseTo(22.0 / 1024, within(1e-12));
        assertThat(ExactBounds.signTest(5, 5)).isEqualTo(1);
        assertThat(ExactBounds.signTest(0, 0)).isEqualTo(1);
    }
}
