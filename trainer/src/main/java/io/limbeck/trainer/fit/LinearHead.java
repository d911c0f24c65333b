package io.limbeck.trainer.fit;

import java.util.Objects;

/**
 * A fitted linear classifier.
 *
 * @param classes number of labels
 * @param width number of features
 * @param weights {@code [width + 1, classes]}, row-major; the last row is the bias
 */
@SuppressWarnings("ArrayRecordComponent") // large, compared nowhere
public record LinearHead(int classes, int width, double[] weights) {
    public LinearHead {
        Objects.requireNonNull(weights, "weights");
        if (weights.length != (width + 1) * classes) {
            throw new IllegalArgumentException("weights must be (width + 1) x classes");
        }
    }

    /** Logits {@code [rows][classes]}. */
    public float[][] logits(SparseRows rows) {
        float[][] logits = new float[rows.size()][classes];
        double[] z = new double[classes];
        for (int r = 0; r < rows.size(); r++) {
            score(rows, r, weights, z);
            for (int k = 0; k < classes; k++) {
                logits[r][k] = (float) z[k];
            }
        }
        return logits;
    }

    static void score(SparseRows rows, int row, double[] weights, double[] logits) {
        int classes = logits.length;
        int bias = rows.width() * classes;
        System.arraycopy(weights, bias, logits, 0, classes);
        for (int i = rows.starts()[row]; i < rows.starts()[row + 1]; i++) {
            int at = rows.ids()[i] * classes;
            float x = rows.weights()[i];
            for (int k = 0; k < classes; k++) {
                logits[k] += x * weights[at + k];
            }
        }
    }
}
