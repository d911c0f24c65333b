package io.limbeck.trainer.fit;

import io.limbeck.trainer.pretrained.EncoderWeights;
import java.util.Objects;

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
    public TransformerWeights {
        Objects.requireNonNull(encoder, "encoder");
        if (head.length != bias.length * encoder.shape().hidden()) {
            throw new IllegalArgumentException("a head of " + bias.length + " classes over "
                    + encoder.shape().hidden() + " numbers has not " + head.length);
        }
    }

    public int classes() {
        return bias.length;
    }
}
