package io.limbeck.trainer.teach;

import io.limbeck.trainer.fit.TransformerSettings;
import io.limbeck.trainer.fit.TransformerSettings.Arithmetic;
import java.nio.file.Path;

/**
 * How a whole encoder is trained on a round's labels.
 *
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
        learningRate = learningRate == null ? LEARNING_RATE : learningRate;
        TransformerSettings fit = fit(epochs, learningRate, batch, microBatch, maxLength, precision, threads, seed);
        epochs = fit.epochs();
        batch = fit.batch();
        microBatch = fit.microBatch();
        maxLength = fit.maxLength();
        precision = fit.precision();
        threads = fit.threads();
        seed = fit.seed();
        if (maxLength < 3) {
            throw new IllegalArgumentException("maxLength must be at least 3: two tokens are special ones");
        }
    }

    public static FineTunedSettings defaults() {
        return new FineTunedSettings(null, null, null, null, null, null, null, null, null);
    }

    TransformerSettings fit() {
        return fit(epochs, learningRate, batch, microBatch, maxLength, precision, threads, seed);
    }

    private static TransformerSettings fit(
            Integer epochs,
            Double learningRate,
            Integer batch,
            Integer microBatch,
            Integer maxLength,
            Arithmetic precision,
            Integer threads,
            Long seed) {
        return new TransformerSettings(
                epochs,
                null,
                batch,
                microBatch,
                learningRate,
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
    }
}
