package io.limbeck.trainer.teach;

import io.limbeck.trainer.fit.TransformerSettings;
import io.limbeck.trainer.fit.TransformerSettings.Arithmetic;
import java.nio.file.Path;

/**
 * How a whole encoder is trained on a round's labels. What is null is as in {@link TransformerSettings}, but for the rate.
 *
 * @param enabled whether it is trained; where this section is missing, it is on an accelerator only
 * @param directory of an encoder in the layout of Hugging Face; null takes the teacher's sentence encoder
 * @param epochs passes over the labels
 * @param learningRate of AdamW at its highest; far below a student's, for there is much to unlearn
 * @param batch labels a step
 * @param microBatch labels computed at once
 * @param maxLength tokens of a text that are read
 * @param precision in which linear layers compute
 * @param threads that compute; 0 takes all processors
 * @param seed of order and dropout
 */
public record FineTunedSettings(
        Boolean enabled,
        Path directory,
        Integer epochs,
        Double learningRate,
        Integer batch,
        Integer microBatch,
        Integer maxLength,
        Arithmetic precision,
        Integer threads,
        Long seed) {
    private static final double LEARNING_RATE = 5e-5;

    public FineTunedSettings {
        enabled = enabled == null || enabled;
    }

    public static FineTunedSettings defaults() {
        return new FineTunedSettings(null, null, null, null, null, null, null, null, null, null);
    }

    /** @throws IllegalArgumentException it cannot be trained so */
    TransformerSettings fit() {
        TransformerSettings fit = new TransformerSettings(
                epochs,
                null,
                batch,
                microBatch,
                learningRate == null ? LEARNING_RATE : learningRate,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                maxLength,
                precision,
                threads,
                seed);
        if (fit.maxLength() < 3) {
            throw new IllegalArgumentException("maxLength must be at least 3: two tokens are special ones");
        }
        return fit;
    }
}
