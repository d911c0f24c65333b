package io.limbeck.trainer.fit;

/**
 * The numbers that one step is told.
 *
 * @param dropout chance with which a number is left out behind each part of a layer
 * @param rows of the whole batch, over which the losses are means
 * @param loss of the logits
 * @param match weights of what the student is matched with
 * @param rate of AdamW
 * @param decay of the matrices, decoupled
 * @param clip largest norm of the gradient
 * @param half whether linear layers compute in BF16
 */
record StepScalars(
        double dropout,
        int rows,
        Distillation loss,
        MatchWeights match,
        double rate,
        double decay,
        double clip,
        boolean half) {
    /** Those of rows that are answered, not learned from. */
    static StepScalars ofAnswer() {
        return new StepScalars(0, 1, Distillation.defaults(), MatchWeights.NONE, 0, 0, 1, false);
    }

    StepScalars half(boolean otherwise) {
        return new StepScalars(dropout, rows, loss, match, rate, decay, clip, otherwise);
    }

    /** In the order in which the program takes them. */
    float[] values(double epsilon) {
        return new float[] {
            (float) epsilon,
            half ? 1 : 0,
            (float) dropout,
            rows,
            loss.alpha().floatValue(),
            loss.temperature().floatValue(),
            (float) match.vectors(),
            (float) rate,
            (float) decay,
            (float) clip,
            (float) match.hidden(),
            (float) match.attention()
        };
    }
}
