package io.limbeck.trainer.evaluate;

import io.limbeck.trainer.fit.Softmax;

/**
 * How good a classifier is on labelled rows.
 *
 * @param rows how many there were
 * @param accuracy share of rows whose most probable label is the true one
 * @param macroF1 mean F1 of the labels that occur
 * @param ece expected calibration error over 15 equal bins of confidence (Guo et al. 2017, arXiv:1706.04599)
 * @param nll mean negative log-likelihood of the true label, in nats
 */
public record Scores(int rows, double accuracy, double macroF1, double ece, double nll) {
    private static final int BINS = 15;

    /** Scores of {@code logits / temperature}; {@code gold} are label numbers. */
    public static Scores of(float[][] logits, int[] gold, double temperature) {
        if (gold.length == 0 || logits.length != gold.length) {
            throw new IllegalArgumentException("scores need as many logits as labels, and at least one");
        }
        int classes = logits[0].length;
        int[] truePositives = new int[classes];
        int[] predicted = new int[classes];
        int[] actual = new int[classes];
        double[] confidence = new double[BINS];
        int[] hits = new int[BINS];
        int correct = 0;
        double nll = 0;
        for (int r = 0; r < gold.length; r++) {
            double[] p = Softmax.of(logits[r], temperature);
            int label = Softmax.argmax(logits[r]);
            boolean right = label == gold[r];
            int bin = Math.min(BINS - 1, (int) (p[label] * BINS));
            confidence[bin] += p[label];
            hits[bin] += right ? 1 : 0;
            correct += right ? 1 : 0;
            truePositives[label] += right ? 1 : 0;
            predicted[label]++;
            actual[gold[r]]++;
            nll += Softmax.loss(logits[r], gold[r], temperature);
        }
        double ece = 0;
        for (int b = 0; b < BINS; b++) {
            ece += Math.abs(confidence[b] - hits[b]);
        }
        int n = gold.length;
        return new Scores(n, correct / (double) n, macroF1(truePositives, predicted, actual), ece / n, nll / n);
    }

    private static double macroF1(int[] truePositives, int[] predicted, int[] actual) {
        double sum = 0;
        int occurring = 0;
        for (int k = 0; k < actual.length; k++) {
            if (actual[k] > 0) {
                sum += 2.0 * truePositives[k] / (predicted[k] + actual[k]);
                occurring++;
            }
        }
        return sum / occurring;
    }
}
