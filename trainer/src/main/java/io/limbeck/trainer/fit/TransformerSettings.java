package io.limbeck.trainer.fit;

/**
 * How a {@code transformer} student is trained.
 *
 * @param epochs at most so many passes over the rows
 * @param minSteps at least so many steps, in as many more epochs as that takes: few rows make short epochs
 * @param batch rows a step
 * @param microBatch rows computed at once; a step's gradients are the sum over its parts. Halved when memory runs out
 * @param learningRate of AdamW at its highest
 * @param weightDecay of the matrices, decoupled
 * @param dropout chance with which a number is left out behind each part of a layer; attention has none, which lets it
 *     run fused
 * @param warmUp steps over which the rate rises, at most a tenth of all; it then falls linearly
 * @param clip largest norm of the gradient
 * @param vectorMatch weight of {@code ‖e_s − e_t‖²} between the student's and the teacher's vectors, both scaled to length
 *     1, where the rows have such vectors
 * @param hiddenMatch weight of the difference between the outputs of the student's layers and of those that they were taken
 *     from, where these are given; 0 spares their computation, of the whole encoder below the last of them
 * @param attentionMatch weight of the difference in attention between the same; 0 lets attention run fused
 * @param patience stop after so many epochs without a better validation loss
 * @param maxLength tokens of a row that are read
 * @param precision in which linear layers compute
 * @param threads that compute; 0 takes all processors
 * @param seed of order and dropout
 */
public record TransformerSettings(
        Integer epochs,
        Integer minSteps,
        Integer batch,
        Integer microBatch,
        Double learningRate,
        Double weightDecay,
        Double dropout,
        Integer warmUp,
        Double clip,
        Double vectorMatch,
        Double hiddenMatch,
        Double attentionMatch,
        Integer patience,
        Integer maxLength,
        Arithmetic precision,
        Integer threads,
        Long seed) {

    /** In which numbers linear layers compute. Parameters and their optimizer's state are always in FP32. */
    public enum Arithmetic {
        /** BF16 where the processor has instructions for it and a timed step is faster. Timing is not repeatable. */
        AUTO,
        FP32,
        BF16
    }

    public TransformerSettings {
        epochs = epochs == null ? 3 : epochs;
        minSteps = minSteps == null ? 200 : minSteps;
        batch = batch == null ? 32 : batch;
        microBatch = microBatch == null ? batch : microBatch;
        learningRate = learningRate == null ? 2.5e-4 : learningRate;
        weightDecay = weightDecay == null ? 0.01 : weightDecay;
        dropout = dropout == null ? 0.1 : dropout;
        warmUp = warmUp == null ? 100 : warmUp;
        clip = clip == null ? 1.0 : clip;
        vectorMatch = vectorMatch == null ? 2.0 : vectorMatch;
        hiddenMatch = hiddenMatch == null ? 0.0 : hiddenMatch;
        attentionMatch = attentionMatch == null ? 0.0 : attentionMatch;
        patience = patience == null ? 3 : patience;
        maxLength = maxLength == null ? 128 : maxLength;
        precision = precision == null ? Arithmetic.AUTO : precision;
        threads = threads == null ? 0 : threads;
        seed = seed == null ? 1L : seed;
        require(epochs >= 1, "epochs must be at least 1");
        require(minSteps >= 0, "minSteps must not be negative");
        require(batch >= 1, "batch must be at least 1");
        require(microBatch >= 1 && microBatch <= batch, "microBatch must be in 1..batch");
        require(learningRate > 0, "learningRate must be positive");
        require(weightDecay >= 0, "weightDecay must not be negative");
        require(dropout >= 0 && dropout < 1, "dropout must be in [0, 1)");
        require(warmUp >= 0, "warmUp must not be negative");
        require(clip > 0, "clip must be positive");
        require(vectorMatch >= 0, "vectorMatch must not be negative");
        require(hiddenMatch >= 0, "hiddenMatch must not be negative");
        require(attentionMatch >= 0, "attentionMatch must not be negative");
        require(patience >= 1, "patience must be at least 1");
        require(maxLength >= 1, "maxLength must be at least 1");
        require(threads >= 0, "threads must not be negative");
    }

    public static TransformerSettings defaults() {
        return new TransformerSettings(
                null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null);
    }

    /** Whether layers are matched with those of another encoder. */
    public boolean matchesLayers() {
        return hiddenMatch > 0 || attentionMatch > 0;
    }

    /** How many threads that is here. */
    int processors() {
        return threads > 0 ? threads : Runtime.getRuntime().availableProcessors();
    }

    int steps(int rows) {
        return (rows + batch - 1) / batch;
    }

    /** How many passes over so many rows. */
    int epochs(int rows) {
        return Math.max(epochs, (minSteps + steps(rows) - 1) / steps(rows));
    }

    /** The rate of one step of so many. */
    double rate(int step, int of) {
        int rising = Math.min(warmUp, of / 10);
        return learningRate * (step < rising ? (step + 1.0) / rising : (of - step) / (double) (of - rising));
    }

    private static void require(boolean holds, String expectation) {
        if (!holds) {
            throw new IllegalArgumentException(expectation);
        }
    }
}
