package io.limbeck.trainer.evaluate;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * How far a model's confidence is from how often it is right: the expected calibration error over 15 equal bins (Guo et al.
 * 2017, arXiv:1706.04599). On few rows a perfectly calibrated model has one, too; how large, a simulation tells, in which
 * each answer is right with the probability that the model gives it (Bröcker and Smith 2007).
 *
 * @param rows how many were judged
 * @param ece the error
 * @param chance what a perfectly calibrated model with the same confidences stays below in 95 of 100 cases
 */
public record CalibrationError(int rows, double ece, double chance) {
    private static final int BINS = 15;
    private static final double USUAL = 0.95;

    /**
     * @param confidences calibrated probability of each answer, at least one
     * @param right whether it was the true one
     * @param draws of the simulation
     */
    public static CalibrationError of(double[] confidences, boolean[] right, int draws, long seed) {
        if (confidences.length == 0 || confidences.length != right.length) {
            throw new IllegalArgumentException(
                    "a calibration error needs as many answers as confidences, at least one");
        }
        SplittableRandom random = new SplittableRandom(seed);
        double[] simulated = new double[draws];
        boolean[] luck = new boolean[right.length];
        for (int draw = 0; draw < draws; draw++) {
            for (int r = 0; r < luck.length; r++) {
                luck[r] = random.nextDouble() < confidences[r];
            }
            simulated[draw] = ece(confidences, luck);
        }
        Arrays.sort(simulated);
        return new CalibrationError(right.length, ece(confidences, right), simulated[(int) (USUAL * (draws - 1))]);
    }

    /** The error that is left once chance is taken off. */
    public double certain() {
        return Math.max(0, ece - chance);
    }

    private static double ece(double[] confidences, boolean[] right) {
        double[] surplus = new double[BINS];
        for (int r = 0; r < right.length; r++) {
            surplus[Math.min(BINS - 1, (int) (confidences[r] * BINS))] += confidences[r] - (right[r] ? 1 : 0);
        }
        return Arrays.stream(surplus).map(Math::abs).sum() / right.length;
    }
}
