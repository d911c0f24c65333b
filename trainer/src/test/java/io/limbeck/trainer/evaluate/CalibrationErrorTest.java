package io.limbeck.trainer.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class CalibrationErrorTest {
    @Test
    void errorIsTheDistanceOfConfidenceAndAccuracy() {
        double[] confidences = new double[200];
        Arrays.fill(confidences, 0.95);
        boolean[] right = new boolean[200];
        Arrays.fill(right, 0, 150, true);

        CalibrationError error = CalibrationError.of(confidences, right, 2000, 1);

        assertThat(error.ece()).isCloseTo(0.2, within(1e-9));
        // 1.96 standard deviations of a share of 200: 1.96·√(0.95·0.05/200); a bin's error is two-sided.
        assertThat(error.chance()).isCloseTo(0.030, within(0.005));
        assertThat(error.certain()).isCloseTo(0.17, within(0.005));
    }

    @Test
    void calibratedModelsAreSeldomFoundAtFault() {
        int found = 0;
        for (int round = 0; round < 200; round++) {
            var random = new SplittableRandom(round);
            double[] confidences = random.doubles(100, 0.4, 1).toArray();
            boolean[] right = new boolean[100];
            for (int r = 0; r < right.length; r++) {
                right[r] = random.nextDouble() < confidences[r];
            }
            CalibrationError error = CalibrationError.of(confidences, right, 400, round);
            assertThat(error.ece()).isGreaterThan(0.02); // as large as that by chance alone
            found += error.certain() > 0 ? 1 : 0;
        }

        // One in twenty is expected; 22 is four standard deviations more.
        assertThat(found).isBetween(1, 22);
    }

    @Test
    void noAnswersAreNoError() {
        assertThatThrownBy(() -> CalibrationError.of(new double[0], new boolean[0], 100, 1))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
