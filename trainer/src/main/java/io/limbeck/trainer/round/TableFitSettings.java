package io.limbeck.trainer.round;

import io.limbeck.trainer.fit.FitSettings;

/**
 * What is done otherwise, where a student reads columns, than {@link FitSettings} says: a row has few features and needs
 * all of them, and what matters is how columns go together.
 *
 * @param hidden width of the hidden path
 * @param epochs at most so many passes over the rows
 * @param learningRate of the table's AdaGrad
 * @param featureDropout chance with which a feature is left out of a row in one step
 */
public record TableFitSettings(Integer hidden, Integer epochs, Double learningRate, Double featureDropout) {
    public TableFitSettings {
        hidden = hidden == null ? 64 : hidden;
        epochs = epochs == null ? 40 : epochs;
        learningRate = learningRate == null ? 0.05 : learningRate;
        featureDropout = featureDropout == null ? 0.1 : featureDropout;
        // Checked where they are used, in the same words.
        new FitSettings(hidden, epochs, null, null, learningRate, null, featureDropout, null, null, null);
    }

    public static TableFitSettings defaults() {
        return new TableFitSettings(null, null, null, null);
    }

    /** {@code fit} with these in the place of its own. */
    FitSettings in(FitSettings fit) {
        return new FitSettings(
                hidden,
                epochs,
                fit.minSteps(),
                fit.batch(),
                learningRate,
                fit.weightDecay(),
                featureDropout,
                fit.clip(),
                fit.patience(),
                fit.seed());
    }
}
