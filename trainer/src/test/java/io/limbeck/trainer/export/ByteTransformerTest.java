package io.limbeck.trainer.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession.SessionOptions.OptLevel;
import com.google.protobuf.InvalidProtocolBufferException;
import io.limbeck.trainer.compress.ActivationRange;
import io.limbeck.trainer.fit.TransformerWeights;
import io.limbeck.trainer.pretrained.EncoderShape;
import io.limbeck.trainer.pretrained.LayerShape;
import java.io.IOException;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ByteTransformerTest {
    private static final int VOCABULARY = 90;
    private static final int LENGTH = 32;

    /** What layer norms answer lies in it, and what is behind a GELU of it. */
    private static final ActivationRange WIDE = new ActivationRange(-4, 4);

    private final TransformerWeights student = RandomTransformer.uneven(VOCABULARY, 3);
    private final byte[] onnx = TransformerExport.int8(student, ranges(student));
    private final long[][] texts = texts();

    @Test
    void recordGetsTheSameLogitsAloneAndInABatch() throws OrtException {
        try (TokenSession session = TokenSession.open(onnx, OptLevel.ALL_OPT)) {
            float[][] together = session.logits(LENGTH, texts);

            for (int row = 0; row < texts.length; row++) {
                // The order of single-precision sums may differ; a scale that depends on the batch errs by 1e-2.
                assertThat(session.logits(LENGTH, texts[row])[0]).containsExactly(together[row], within(1e-5f));
            }
        }
    }

    @Test
    void runtimesOwnOptimisationsDoNotChangeTheAnswer() throws OrtException {
        try (TokenSession plain = TokenSession.open(onnx, OptLevel.NO_OPT);
                TokenSession optimised = TokenSession.open(onnx, OptLevel.ALL_OPT)) {
            float[][] expected = plain.logits(LENGTH, texts);
            float[][] actual = optimised.logits(LENGTH, texts);

            for (int row = 0; row < texts.length; row++) {
                // A number at the edge between two bytes may fall to either side.
                assertThat(actual[row]).containsExactly(expected[row], within(0.05f));
            }
        }
    }

    @Test
    void answersStayCloseToThoseInSinglePrecision() throws OrtException {
        try (TokenSession full = TokenSession.open(TransformerExport.fp32(student), OptLevel.ALL_OPT);
                TokenSession small = TokenSession.open(onnx, OptLevel.ALL_OPT)) {
            float[][] expected = full.logits(LENGTH, texts);
            float[][] actual = small.logits(LENGTH, texts);

            double squares = 0;
            double errors = 0;
            for (int row = 0; row < texts.length; row++) {
                for (int k = 0; k < expected[row].length; k++) {
                    squares += expected[row][k] * expected[row][k];
                    errors += Math.pow(expected[row][k] - actual[row][k], 2);
                }
            }
            // Steps of 1/127 and 1/255 through three layers.
            assertThat(Math.sqrt(errors / squares)).isBetween(1e-4, 0.1);
        }
    }

    @Test
    void everyLayerOfTheEncoderComputesInBytes() throws OrtException, IOException {
        assertThat(TokenSession.operators(onnx))
                .containsEntry("MatMulIntegerToFloat", 18)
                .containsEntry("SkipLayerNormalization", 5)
                .containsEntry("Gelu", 3);
    }

    @Test
    void layerWithoutARangeStaysInSinglePrecision() throws OrtException, IOException {
        Map<String, ActivationRange> some = ranges(student);
        some.keySet().removeIf(name -> name.endsWith("gelu"));

        assertThat(TokenSession.operators(TransformerExport.int8(student, some)))
                .containsEntry("MatMulIntegerToFloat", 15);
    }

    @Test
    void graphIsAQuarterOfTheSize() {
        TransformerWeights usual = RandomTransformer.of(
                new EncoderShape(8000, 128, 1, 384, Collections.nCopies(3, new LayerShape(12, 32, 1536)), 1e-12), 4);

        double small = TransformerExport.int8(usual, ranges(usual)).length;

        assertThat(small / TransformerExport.fp32(usual).length).isLessThan(0.26);
    }

    static Map<String, ActivationRange> ranges(TransformerWeights student) {
        Map<String, ActivationRange> ranges = new HashMap<>();
        try {
            for (ValueInfoProto output : ModelProto.parseFrom(TransformerExport.observed(student))
                    .getGraph()
                    .getOutputList()) {
                ranges.put(output.getName(), WIDE);
            }
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException(e);
        }
        return ranges;
    }

    private static long[][] texts() {
        Random random = new Random(31);
        long[][] texts = new long[40][];
        for (int i = 0; i < texts.length; i++) {
            texts[i] = random.longs(1 + random.nextInt(LENGTH), 0, VOCABULARY).toArray();
        }
        return texts;
    }
}
