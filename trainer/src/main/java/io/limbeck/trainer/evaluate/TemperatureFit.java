package io.limbeck.trainer.evaluate;

import io.limbeck.trainer.fit.Softmax;

/**
 * The one number by which logits are divided so that confidence means what it says (Guo et al. 2017, arXiv:1706.04599):
 * the temperature of least weighted negative log-likelihood, found by golden-section search on its logarithm, in which
 * the loss has one minimum.
 */
public final class TemperatureFit {
    /** Fewer rows than this say too little: the temperature is then 1. */
    public static final int FEWEST_ROWS = 20;

    private static final double WIDEST = Math.log(20);
    private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;

    private TemperatureFit() {}

    /** @param weights of the rows, positive: the inverse of the chance with which each was chosen */
    public static double of(float[][] logits, int[] gold, double[] weights) {
        if (gold.length < FEWEST_ROWS) {
            return 1;
        }
        double low = -WIDEST;
        double high = WIDEST;
        double left = high - GOLDEN * (high - low);
        double right = low + GOLDEN * (high - low);
        double leftLoss = loss(logits, gold, weights, Math.exp(left));
        double rightLoss = loss(logits, gold, weights, Math.exp(right));
        while (high - low > 1e-4) {
            if (leftLoss < rightLoss) {
                high = right;
                right = left;
                rightLoss = leftLoss;
                left = high - GOLDEN * (high - low);
                leftLoss = loss(logits, gold, weights, Math.exp(left));
            } else {
                low = left;
                left = right;
                leftLoss = rightLoss;
                right = low + GOLDEN * (high - low);
                rightLoss = loss(logits, gold, weights, Math.exp(right));
            }
        }
        return Math.exp((low + high) / 2);
    }

    private static double loss(float[][] logits, int[] gold, double[] weights, double temperature) {
        double total = 0;
        for (int r = 0; r < gold.length; r++) {
            total += weights[r] * Softmax.loss(logits[r], gold[r], temperature);
        }
        return total;
    }
}
