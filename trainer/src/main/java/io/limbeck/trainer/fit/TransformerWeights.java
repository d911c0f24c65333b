package io.limbeck.trainer.fit;

import io.limbeck.trainer.pretrained.EncoderShape;
import io.limbeck.trainer.pretrained.EncoderWeights;
import io.limbeck.trainer.pretrained.TensorShape;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;

/**
 * The parameters of a {@code transformer} student: {@code logits = head · e + bias}, where {@code e} is the encoder's
 * last output at the first position (CLS).
 *
 * @param encoder below the head
 * @param head {@code [classes, hidden]}, row-major
 * @param bias {@code [classes]}
 */
@SuppressWarnings("ArrayRecordComponent") // shared read-only
public record TransformerWeights(EncoderWeights encoder, float[] head, float[] bias) {
    private static final double DEVIATION = 0.02;

    public TransformerWeights {
        Objects.requireNonNull(encoder, "encoder");
        if (head.length != bias.length * encoder.shape().hidden()) {
            throw new IllegalArgumentException("a head of " + bias.length + " classes over "
                    + encoder.shape().hidden() + " numbers has not " + head.length);
        }
    }

    /** Numbers as BERT begins with: normal with deviation 0.02, biases 0, norms 1. */
    public static TransformerWeights random(EncoderShape shape, int classes, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Map<String, float[]> tensors = new HashMap<>();
        for (TensorShape tensor : shape.tensors()) {
            float[] values = new float[tensor.size()];
            if (tensor.dimensions().size() > 1) {
                normal(values, random);
            } else if (tensor.name().endsWith("LayerNorm.weight")) {
                Arrays.fill(values, 1);
            }
            tensors.put(tensor.name(), values);
        }
        return of(new EncoderWeights(shape, tensors), classes, random.nextLong());
    }

    /** An encoder with a head that has learned nothing yet. */
    public static TransformerWeights of(EncoderWeights encoder, int classes, long seed) {
        float[] head = new float[classes * encoder.shape().hidden()];
        normal(head, new SplittableRandom(seed));
        return new TransformerWeights(encoder, head, new float[classes]);
    }

    public int classes() {
        return bias.length;
    }

    /** The same student with more labels, of which it knows nothing yet; they follow those that it has. */
    public TransformerWeights widened(int moreClasses, long seed) {
        if (moreClasses == classes()) {
            return this;
        }
        TransformerWeights wider = of(encoder, moreClasses, seed);
        System.arraycopy(head, 0, wider.head, 0, head.length);
        System.arraycopy(bias, 0, wider.bias, 0, bias.length);
        return wider;
    }

    /** Number of parameters. */
    public long parameters() {
        return encoder.shape().parameters() + head.length + bias.length;
    }

    private static void normal(float[] values, SplittableRandom random) {
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (DEVIATION * random.nextGaussian());
        }
    }
}
