package io.limbeck.trainer.compress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.limbeck.trainer.export.RandomTransformer;
import io.limbeck.trainer.pretrained.EncoderShape;
import io.limbeck.trainer.pretrained.EncoderWeights;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class LayerChoiceTest {
    private final EncoderWeights large = RandomTransformer.uneven(50, 2).encoder();

    @Test
    void chosenLayersStandOneAboveTheOther() {
        EncoderWeights small = LayerChoice.of(large, List.of(0, 2), 16);

        assertThat(small.shape().layers())
                .containsExactly(
                        large.shape().layers().get(0), large.shape().layers().get(2));
        assertThat(small.tensor(EncoderShape.layer(1) + "output.dense.weight"))
                .isEqualTo(large.tensor(EncoderShape.layer(2) + "output.dense.weight"));
        assertThat(small.tensor(EncoderShape.layer(0) + "attention.self.key.bias"))
                .isEqualTo(large.tensor(EncoderShape.layer(0) + "attention.self.key.bias"));
    }

    @Test
    void positionsAreCut() {
        String positions = "embeddings.position_embeddings.weight";

        EncoderWeights small = LayerChoice.of(large, List.of(1), 16);

        assertThat(small.shape().positions()).isEqualTo(16);
        assertThat(small.tensor(positions))
                .isEqualTo(Arrays.copyOf(
                        large.tensor(positions), 16 * large.shape().hidden()));
    }

    @Test
    void whatIsNotThereCannotBeChosen() {
        assertThatThrownBy(() -> LayerChoice.of(large, List.of(0, 3), 16))
                .hasMessage("the encoder has 3 layers, none of number 3");
        assertThatThrownBy(() -> LayerChoice.of(large, List.of(0), 41))
                .hasMessage("the encoder has 40 positions, not 41");
    }
}
