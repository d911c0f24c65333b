package io.limbeck.trainer.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession.SessionOptions.OptLevel;
import io.limbeck.trainer.fit.TransformerWeights;
import io.limbeck.trainer.pretrained.EncoderShape;
import io.limbeck.trainer.pretrained.LayerShape;
import java.io.IOException;
import java.util.Collections;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TransformerExportTest {
    private static final int VOCABULARY = 90;

    private final TransformerWeights student = RandomTransformer.uneven(VOCABULARY, 3);
    private final long[][] texts = {text(2), text(17), text(40), text(1), text(33)};

    @ParameterizedTest
    @EnumSource(
            value = OptLevel.class,
            names = {"NO_OPT", "ALL_OPT"})
    void onnxRuntimeGivesTheReferencesLogitsWhateverThePadding(OptLevel level) throws OrtException {
        ReferenceTransformer reference = new ReferenceTransformer(student);

        try (TokenSession session = TokenSession.open(TransformerExport.fp32(student), level)) {
            float[][] together = session.logits(40, texts);

            for (int row = 0; row < texts.length; row++) {
                double[] expected = reference.logits(texts[row]);
                for (int k = 0; k < expected.length; k++) {
                    // The graph sums in single precision, the reference in double.
                    assertThat((double) together[row][k]).isCloseTo(expected[k], within(1e-4));
                    assertThat((double) session.logits(texts[row].length, texts[row])[0][k])
                            .isCloseTo(expected[k], within(1e-4));
                }
            }
        }
    }

    @Test
    void oneLayerIsEnough() throws OrtException {
        TransformerWeights flat = RandomTransformer.of(
                new EncoderShape(VOCABULARY, 40, 1, 16, Collections.nCopies(1, new LayerShape(2, 8, 20)), 1e-6), 2);

        try (TokenSession session = TokenSession.open(TransformerExport.fp32(flat), OptLevel.ALL_OPT)) {
            double[] expected = new ReferenceTransformer(flat).logits(texts[1]);
            // The graph sums in single precision, the reference in double.
            assertThat((double) session.logits(24, texts[1])[0][0]).isCloseTo(expected[0], within(1e-4));
        }
    }

    @Test
    void runtimeFusesWhatItHasKernelsFor() throws OrtException, IOException {
        var operators = TokenSession.operators(TransformerExport.fp32(student));

        // Two of three layers run over all positions: their two sums each, and that of the embeddings.
        assertThat(operators)
                .containsEntry("SkipLayerNormalization", 5)
                .containsEntry("BiasGelu", 2)
                .containsEntry("Gelu", 1)
                .containsEntry("FusedMatMul", 3)
                .doesNotContainKeys("Erf", "Div");
    }

    @Test
    void weightsComeBackFromTheGraph() {
        TransformerWeights read = TransformerExport.read(TransformerExport.fp32(student));

        assertThat(read.encoder().shape())
                .isEqualTo(singleType(student.encoder().shape()));
        assertThat(read.head()).isEqualTo(student.head());
        assertThat(read.bias()).isEqualTo(student.bias());
        double[] expected = new ReferenceTransformer(student).logits(texts[1]);
        // Positions and the token type are added in single precision.
        assertThat(new ReferenceTransformer(read).logits(texts[1])).containsExactly(expected, within(1e-5));
        String weight = EncoderShape.layer(1) + "output.dense.weight";
        assertThat(read.encoder().tensor(weight)).isEqualTo(student.encoder().tensor(weight));
    }

    private static EncoderShape singleType(EncoderShape shape) {
        return new EncoderShape(
                shape.vocabulary(), shape.positions(), 1, shape.hidden(), shape.layers(), (float) shape.epsilon());
    }

    private static long[] text(int length) {
        return new Random(length).longs(length, 0, VOCABULARY).toArray();
    }
}
