package io.limbeck.trainer.pretrained;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EncoderShapeTest {
    private static final LayerShape WIDE = new LayerShape(12, 32, 1536);

    @Test
    void countsTheNumbersOfBgeSmall() {
        EncoderShape shape = new EncoderShape(30_522, 512, 2, 384, Collections.nCopies(12, WIDE), 1e-12);

        assertThat(shape.parameters()).isEqualTo(33_212_160);
    }

    @Test
    void letsWidthsDifferFromLayerToLayer() {
        EncoderShape shape = new EncoderShape(10, 8, 2, 384, List.of(WIDE, new LayerShape(4, 16, 100)), 1e-12);

        assertThat(shape.tensors())
                .contains(
                        TensorShape.of("encoder.layer.0.attention.self.query.weight", 384, 384),
                        TensorShape.of("encoder.layer.1.attention.self.query.weight", 64, 384),
                        TensorShape.of("encoder.layer.1.attention.output.dense.weight", 384, 64),
                        TensorShape.of("encoder.layer.1.output.dense.weight", 384, 100));
    }

    @Test
    void namesTheTensorThatIsMissingOrOfAnotherSize() {
        EncoderShape shape = new EncoderShape(10, 8, 2, 4, List.of(new LayerShape(2, 2, 8)), 1e-12);
        Map<String, float[]> tensors = new HashMap<>();
        shape.tensors().forEach(tensor -> tensors.put(tensor.name(), new float[tensor.size()]));
        tensors.put("embeddings.LayerNorm.bias", new float[3]);

        assertThatThrownBy(() -> new EncoderWeights(shape, tensors))
                .hasMessage("embeddings.LayerNorm.bias has 3 numbers, not [4]");
        tensors.remove("embeddings.LayerNorm.bias");
        assertThatThrownBy(() -> new EncoderWeights(shape, tensors))
                .hasMessage("there is no tensor embeddings.LayerNorm.bias");
    }
}
