package io.limbeck.trainer.compress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class ActivationCountsTest {

    @Test
    void rangeLeavesTheFarthestOut() {
        ActivationCounts counts = new ActivationCounts();
        float[] values = new float[10_000];
        for (int i = 0; i < values.length; i++) {
            values[i] = i < 4 ? 1000 : i < 8 ? -1000 : (i - 5000) / 1000f;
        }
        counts.add(values);

        ActivationRange range = counts.range(0.001);

        // Quantiles are right to one part in 128.
        assertThat(range.high()).isCloseTo(5, within(0.05f));
        assertThat(range.low()).isCloseTo(-5, within(0.05f));
        assertThat(counts.range(0).high()).isBetween(1000f, 1008f);
        assertThat(counts.range(0).low()).isBetween(-1008f, -1000f);
    }

    @Test
    void everyByteOfTheRangeIsUsedAndZeroIsExact() {
        ActivationRange range = new ActivationRange(-0.17f, 3.4f);

        assertThat(range.scale()).isCloseTo(3.57f / 255, within(1e-6f));
        assertThat(range.zeroPoint()).isEqualTo(12);
        assertThat(Math.round(3.4f / range.scale()) + range.zeroPoint()).isEqualTo(255);
    }

    @Test
    void numbersOfOneSignKeepZero() {
        ActivationCounts counts = new ActivationCounts();
        Random random = new Random(2);
        float[] values = new float[1000];
        for (int i = 0; i < values.length; i++) {
            values[i] = 1 + random.nextFloat();
        }
        counts.add(values);

        assertThat(counts.range(0.01).low()).isZero();
        assertThat(counts.range(0.01).zeroPoint()).isZero();
    }

    @Test
    void nothingButZerosHasAScale() {
        ActivationCounts counts = new ActivationCounts();
        counts.add(new float[5]);

        assertThat(counts.range(0.001).scale()).isPositive();
    }

    @Test
    void rangeThatIsNoneIsRefused() {
        assertThatThrownBy(() -> new ActivationRange(1, 2)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ActivationRange(Float.NaN, 2)).isInstanceOf(IllegalArgumentException.class);
    }
}
