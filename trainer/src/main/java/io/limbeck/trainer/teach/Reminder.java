package io.limbeck.trainer.teach;

import io.limbeck.trainer.fit.Softmax;
import java.util.Objects;

/**
 * What the model in service says of older rows that are learned from again, so that its successor does not forget what it
 * knew (learning without forgetting: Li and Hoiem 2016, arXiv:1606.09282). It has learned these rows' labels, so nothing can
 * tell how good it is on them, and its weight is a setting. It speaks of its own labels only: what the teacher gives to
 * others is left as it is.
 *
 * @param answers calibrated logits of the model in service by training row, null where it is not asked
 * @param weight in [0, 1], against the teacher's
 */
@SuppressWarnings("ArrayRecordComponent") // large, compared nowhere
public record Reminder(float[][] answers, double weight) {
    /** Keeps logarithms finite. */
    private static final double SMALLEST = 1e-9;

    public Reminder {
        Objects.requireNonNull(answers, "answers");
    }

    /** The teacher's logits of a row, and the reminder's beside them. */
    public float[] beside(int row, float[] teacher) {
        if (answers[row] == null || weight == 0) {
            return teacher;
        }
        double[] taught = Softmax.of(teacher, 1);
        double[] known = Softmax.of(answers[row], 1);
        double own = 0;
        for (int k = 0; k < known.length; k++) {
            own += taught[k];
        }
        float[] logits = new float[taught.length];
        for (int k = 0; k < logits.length; k++) {
            double p = k < known.length ? (1 - weight) * taught[k] + weight * own * known[k] : taught[k];
            logits[k] = (float) Math.log(Math.max(p, SMALLEST));
        }
        return logits;
    }

    /** These rows' answers, but those of rows that the model in service has learned: null is in their place. */
    public float[][] silent(float[][] logits) {
        float[][] fresh = logits.clone();
        for (int row = 0; row < fresh.length; row++) {
            fresh[row] = answers[row] == null ? fresh[row] : null;
        }
        return fresh;
    }
}
