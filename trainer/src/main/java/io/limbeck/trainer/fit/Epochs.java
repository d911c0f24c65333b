package io.limbeck.trainer.fit;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;

/**
 * Passes over the rows until the validation loss has not fallen for some of them.
 *
 * @param most passes
 * @param patience passes without a lower validation loss
 * @param validated whether there are rows to validate with; without, all passes run and the last one counts
 */
record Epochs(int most, int patience, boolean validated) {
    /** What learns; {@code W} is a copy of what it has learned. */
    interface Learner<W> {
        /** One pass, from 1; returns the mean loss. */
        double pass(int epoch);

        /** The mean loss of the validation rows. */
        double validate();

        W weights();
    }

    /**
     * What came out of it.
     *
     * @param weights of the best pass
     * @param best its number, from 1
     * @param training loss of each pass
     * @param validation loss after each pass, where there is something to validate with
     */
    record Course<W>(W weights, int best, List<Double> training, List<Double> validation) {}

    /** @param onEpoch told the number of each pass as it ends, from 1 */
    <W> Course<W> run(Learner<W> learner, IntConsumer onEpoch) {
        List<Double> training = new ArrayList<>();
        List<Double> validation = new ArrayList<>();
        W weights = null;
        int best = 0;
        double lowest = Double.POSITIVE_INFINITY;
        for (int epoch = 1; epoch <= most && epoch - best <= patience; epoch++) {
            training.add(learner.pass(epoch));
            double now = Double.NEGATIVE_INFINITY;
            if (validated) {
                now = learner.validate();
                validation.add(now);
            }
            if (now < lowest || !validated) {
                lowest = now;
                best = epoch;
                weights = validated || epoch == most ? learner.weights() : null;
            }
            onEpoch.accept(epoch);
        }
        return new Course<>(weights, best, training, validation);
    }
}
