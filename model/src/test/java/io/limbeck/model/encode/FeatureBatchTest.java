package io.limbeck.model.encode;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class FeatureBatchTest {
    @Test
    void widthIsTheNextStep() {
        assertThat(List.of(0, 1, 16, 17, 24, 25, 33, 48, 49, 64, 65, 97, 2048))
                .extracting(FeatureBatch::width)
                .containsExactly(16, 16, 16, 24, 24, 32, 48, 48, 64, 64, 96, 128, 2048);
    }

    @Test
    void rowsArePaddedWithWeightZero() {
        FeatureBatch batch = FeatureBatch.of(List.of(
                new Features(new int[] {7, 9}, new float[] {0.5f, 0.25f}), new Features(new int[0], new float[0])));

        assertThat(batch.texts()).isEqualTo(2);
        assertThat(batch.width()).isEqualTo(16);
        assertThat(batch.ids()).hasSize(32).startsWith(7, 9, 0);
        assertThat(batch.weights()).startsWith(0.5f, 0.25f, 0f);
        assertThat(batch.weights()[16]).isZero();
    }
}
