package io.limbeck.model.encode;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class GraphInputsTest {
    @Test
    void widthIsTheNextStep() {
        assertThat(List.of(0, 1, 16, 17, 24, 25, 33, 48, 49, 64, 65, 97, 2048))
                .extracting(GraphInputs::width)
                .containsExactly(16, 16, 16, 24, 24, 32, 48, 48, 64, 64, 96, 128, 2048);
    }

    @Test
    void featuresArePaddedWithWeightZero() {
        GraphInputs inputs = GraphInputs.of(
                List.of(
                        new Features(new int[] {7, 9}, new float[] {0.5f, 0.25f}),
                        new Features(new int[0], new float[0])),
                16);

        assertThat(inputs.rows()).isEqualTo(2);
        assertThat(inputs.width()).isEqualTo(16);
        assertThat(inputs.integers().get(Features.IDS)).hasSize(32).startsWith(7, 9, 0);
        assertThat(inputs.floats().get(Features.WEIGHTS)).startsWith(0.5f, 0.25f, 0f);
        assertThat(inputs.floats().get(Features.WEIGHTS)[16]).isZero();
    }

    @Test
    void tokensAreMaskedBehindTheLast() {
        GraphInputs inputs =
                GraphInputs.of(List.of(new TokenIds(new long[] {101, 102}), new TokenIds(new long[] {101, 5, 102})), 4);

        assertThat(inputs.integers().get(TokenIds.INPUT_IDS)).containsExactly(101, 102, 0, 0, 101, 5, 102, 0);
        assertThat(inputs.integers().get(TokenIds.ATTENTION_MASK)).containsExactly(1, 1, 0, 0, 1, 1, 1, 0);
        assertThat(inputs.floats()).isEmpty();
    }
}
