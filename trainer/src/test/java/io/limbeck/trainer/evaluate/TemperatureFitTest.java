package io.limbeck.trainer.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.limbeck.trainer.fit.Softmax;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class TemperatureFitTest {
    private static final int ROWS = 4000;

    private final float[][] logits = new float[ROWS][3];
    private final int[] gold = new int[ROWS];
    private final double[] weights = new double[ROWS];

    /** Labels drawn from the probabilities of the logits, which are then made three times as large. */
    TemperatureFitTest() {
        SplittableRandom random = new SplittableRandom(1);
        Arrays.fill(weights, 1);
        for (int r = 0; r < ROWS; r++) {
            for (int k = 0; k < 3; k++) {
                logits[r][k] = (float) (random.nextDouble() * 4 - 2);
            }
            double[] p = Softmax.of(logits[r], 1);
            double u = random.nextDouble();
            gold[r] = u < p[0] ? 0 : u < p[0] + p[1] ? 1 : 2;
            for (int k = 0; k < 3; k++) {
                logits[r][k] *= 3;
            }
        }
    }

    @Test
    void findsTheFactorByWhichLogitsAreTooLarge() {
        // 4,000 rows leave an error of some 3 %.
        assertThat(TemperatureFit.of(logits, gold, weights)).isCloseTo(3, within(0.25));
    }

    @Test
    void lowersLossAndCalibrationError() {
        double temperature = TemperatureFit.of(logits, gold, weights);

        Scores before = Scores.of(logits, gold, 1);
        Scores after = Scores.of(logits, gold, temperature);
        assertThat(after.nll()).isLessThan(before.nll());
        assertThat(after.ece()).isLessThan(0.3 * before.ece());
        assertThat(after.accuracy()).isEqualTo(before.accuracy());
    }

    @Test
    void leavesLogitsAloneWhereRowsAreFew() {
        assertThat(TemperatureFit.of(new float[][] {{9, 0}}, new int[] {1}, new double[] {1}))
                .isEqualTo(1);
    }
}
