package io.limbeck.trainer.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ScoresTest {
    private static final float SURE = (float) Math.log(3); // against 0: 0.75 to 0.25

    @Test
    void figuresOfFourRowsAreThoseComputedByHand() {
        float[][] logits = {{SURE, 0}, {SURE, 0}, {0, SURE}, {0, SURE}};
        int[] gold = {0, 1, 1, 1};

        Scores scores = Scores.of(logits, gold, 1);

        assertThat(scores.accuracy()).isEqualTo(0.75);
        // class 0: 1 of 2 predicted and 1 of 1 actual: 2/3; class 1: 2 of 2 and 2 of 3: 4/5
        assertThat(scores.macroF1()).isCloseTo((2.0 / 3 + 0.8) / 2, within(1e-9));
        // one bin: confidence 0.75, accuracy 0.75
        assertThat(scores.ece()).isCloseTo(0, within(1e-6));
        assertThat(scores.nll()).isCloseTo((3 * Math.log(4.0 / 3) + Math.log(4)) / 4, within(1e-6));
    }

    @Test
    void overconfidenceShowsAsCalibrationError() {
        float[][] logits = {{20, 0}, {20, 0}};

        assertThat(Scores.of(logits, new int[] {0, 1}, 1).ece()).isCloseTo(0.5, within(1e-6));
    }
}
