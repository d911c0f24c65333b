package io.limbeck.trainer.evaluate;

import java.util.Arrays;
import java.util.Comparator;
import java.util.OptionalDouble;

/**
 * The confidence from which predictions are right often enough.
 *
 * <p>Goes down a fixed ladder of confidence quantiles, and at each rung asks whether the one-sided lower bound of the
 * accuracy above it still reaches the target; the first failure ends it. Because the ladder is fixed and walked in one
 * direction, the chance of promising too much stays that of a single test. Rows count by their weight; the number of
 * trials is Kish's effective sample size.
 */
public final class AcceptThreshold {
    private static final int RUNGS = 20;
    private static final double CONFIDENCE = 0.95;

    private AcceptThreshold() {}

    /**
     * @param confidences calibrated confidence of each row
     * @param correct whether its most probable label was the true one
     * @param weights positive: the inverse of the chance with which each row was chosen
     * @param target the accuracy that accepted predictions must have, in (0, 1)
     * @return empty where no threshold can be vouched for: everything then goes to people
     */
    public static OptionalDouble of(double[] confidences, boolean[] correct, double[] weights, double target) {
        int n = confidences.length;
        Integer[] order = new Integer[n];
        Arrays.setAll(order, i -> i);
        Arrays.sort(
                order, Comparator.comparingDouble((Integer i) -> confidences[i]).reversed());
        OptionalDouble threshold = OptionalDouble.empty();
        int least = fewestTrials(target);
        for (int rung = 1; rung <= RUNGS; rung++) {
            int count = (int) ((long) n * rung / RUNGS);
            if (count < least) {
                continue;
            }
            double cut = confidences[order[count - 1]];
            // Equal confidences are accepted together, so they are judged together.
            while (count < n && confidences[order[count]] == cut) {
                count++;
            }
            if (lowerBound(order, count, correct, weights) < target) {
                break;
            }
            threshold = OptionalDouble.of(cut);
        }
        return threshold;
    }

    /** So many rows without one mistake are needed before the bound can reach the target: 59 for 0.95. */
    static int fewestTrials(double target) {
        return (int) Math.ceil(Math.log(1 - CONFIDENCE) / Math.log(target));
    }

    private static double lowerBound(Integer[] order, int count, boolean[] correct, double[] weights) {
        double sum = 0;
        double squares = 0;
        double right = 0;
        for (int i = 0; i < count; i++) {
            double w = weights[order[i]];
            sum += w;
            squares += w * w;
            right += correct[order[i]] ? w : 0;
        }
        double trials = sum * sum / squares;
        return ExactBounds.lower(Math.min(trials, trials * right / sum), trials, CONFIDENCE);
    }
}
