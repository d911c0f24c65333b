package io.limbeck.trainer.fit;

/**
 * How a student is trained.
 *
 * @param hidden width of the hidden path
 * @param epochs at most so many passes over the rows
 * @param minSteps at least so many steps, in as many more epochs as that takes: few rows make short epochs
 * @param batch rows a step
 * @param learningRate of the table's AdaGrad and of the dense layers' AdamW (a tenth of it)
 * @param weightDecay decoupled, for both
 * @param featureDropout chance with which a feature is left out of a row in one step
 * @param clip largest norm of the gradient
 * @param patience stop after so many epochs without a better validation loss
 * @param seed of initial weights, order and dropout
 */
public record FitSettings(
        Integer hidden,
        Integer epochs,
        Integer minSteps,
        Integer batch,
        Double learningRate,
        Double weightDecay,
        Double featureDropout,
        Double clip,
        Integer patience,
        Long seed) {
    public FitSettings {
        hidden = hidden == null ? 16 : hidden;
        epochs = epochs == null ? 10 : epochs;
        minSteps = minSteps == null ? 300 : minSteps;
        batch = batch == null ? 64 : batch;
        learningRate = learningRate == null ? 0.05 : learningRate;
        weightDecay = weightDecay == null ? 0.0 : weightDecay;
        featureDropout = featureDropout == null ? 0.7 : featureDropout;
        clip = clip == null ? 1.0 : clip;
        patience = patience == null ? 3 : patience;
        seed = seed == null ? 1L : seed;
        require(hidden >= 1 && hidden <= 1024, "hidden must be in 1..1024");
        require(epochs >= 1, "epochs must be at least 1");
        require(minSteps >= 0, "minSteps must not be negative");
        require(batch >= 1, "batch must be at least 1");
        require(learningRate > 0, "learningRate must be positive");
        require(weightDecay >= 0, "weightDecay must not be negative");
        require(featureDropout >= 0 && featureDropout < 1, "featureDropout must be in [0, 1)");
        require(clip > 0, "clip must be positive");
        require(patience >= 1, "patience must be at least 1");
    }

    public static FitSettings defaults() {
        return new FitSettings(null, null, null, null, null, null, null, null, null, null);
    }

    /** How many passes over so many rows. */
    int epochs(int rows) {
        int stepsAnEpoch = (rows + batch - 1) / batch;
        return Math.max(epochs, (minSteps + stepsAnEpoch - 1) / stepsAnEpoch);
    }

    private static void require(boolean holds, String expectation) {
        if (!holds) {
            throw new IllegalArgumentException(expectation);
        }
    }
}
