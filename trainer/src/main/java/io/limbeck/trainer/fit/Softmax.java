package io.limbeck.trainer.fit;

/** Logits to probabilities, without overflow. */
public final class Softmax {
    private Softmax() {}

    /** The probabilities of {@code logits / temperature}. */
    public static double[] of(float[] logits, double temperature) {
        double[] scaled = new double[logits.length];
        for (int i = 0; i < scaled.length; i++) {
            scaled[i] = logits[i] / temperature;
        }
        return of(scaled);
    }

    /** Turns the logits into probabilities in place, and returns them. */
    static double[] of(double[] logits) {
        double sum = 0;
        double normalizer = logSum(logits);
        for (int i = 0; i < logits.length; i++) {
            logits[i] = Math.exp(logits[i] - normalizer);
            sum += logits[i];
        }
        for (int i = 0; i < logits.length; i++) {
            logits[i] /= sum;
        }
        return logits;
    }

    /** The negative logarithm of the probability that {@code logits / temperature} gives to {@code label}. */
    public static double loss(float[] logits, int label, double temperature) {
        double[] scaled = new double[logits.length];
        for (int i = 0; i < scaled.length; i++) {
            scaled[i] = logits[i] / temperature;
        }
        return logSum(scaled) - scaled[label];
    }

    /** The cross-entropy of the logits' distribution under a given one. */
    static double loss(float[] logits, double[] target) {
        double loss = 0;
        for (int label = 0; label < target.length; label++) {
            loss += target[label] * loss(logits, label, 1);
        }
        return loss;
    }

    /** The place of the largest value, the first of equals. */
    public static int argmax(float[] values) {
        int best = 0;
        for (int i = 1; i < values.length; i++) {
            if (values[i] > values[best]) {
                best = i;
            }
        }
        return best;
    }

    static double logSum(double[] logits) {
        double max = Double.NEGATIVE_INFINITY;
        for (double z : logits) {
            max = Math.max(max, z);
        }
        double sum = 0;
        for (double z : logits) {
            sum += Math.exp(z - max);
        }
        return max + Math.log(sum);
    }
}
