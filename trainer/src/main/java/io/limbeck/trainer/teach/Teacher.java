package io.limbeck.trainer.teach;

import io.limbeck.trainer.evaluate.Scores;
import io.limbeck.trainer.evaluate.TemperatureFit;
import io.limbeck.trainer.fit.SparseRows;
import java.util.Arrays;
import java.util.Objects;

/**
 * A weighted mix of two experts fitted on the labels: a linear head on the sentence encoder's vectors, and a student
 * trained without a teacher. They err differently: the first knows the language, the second the words of the task. Each
 * is calibrated, then the mix has the logits {@code w·head + (1 - w)·student}, and is calibrated again; all three
 * temperatures and the weight are those of least out-of-fold loss.
 *
 * @param head over sentence vectors
 * @param headTemperature by which its logits are divided
 * @param student over n-grams
 * @param studentTemperature by which its logits are divided
 * @param weight of the head, in [0, 1]
 * @param temperature by which the mixed logits are divided
 * @param outOfFold scores of the mix on the labelled rows, by experts that did not see them
 */
public record Teacher(
        FittedHead head,
        double headTemperature,
        NgramExpert student,
        double studentTemperature,
        double weight,
        double temperature,
        Scores outOfFold) {
    private static final int STEPS = 10;

    public Teacher {
        Objects.requireNonNull(head, "head");
        Objects.requireNonNull(student, "student");
        Objects.requireNonNull(outOfFold, "outOfFold");
    }

    /** @param gold labels of the rows that both experts were fitted on */
    public static Teacher mix(FittedHead head, NgramExpert student, int[] gold) {
        double[] ones = new double[gold.length];
        Arrays.fill(ones, 1);
        double headTemperature = TemperatureFit.of(head.outOfFold(), gold, ones);
        double studentTemperature = TemperatureFit.of(student.outOfFold(), gold, ones);
        Teacher best = null;
        for (int step = 0; step <= STEPS; step++) {
            double weight = step / (double) STEPS;
            float[][] mixed = mixed(
                    head.outOfFold(), weight / headTemperature, student.outOfFold(), (1 - weight) / studentTemperature);
            double temperature = TemperatureFit.of(mixed, gold, ones);
            Scores scores = Scores.of(mixed, gold, temperature);
            if (best == null || scores.nll() < best.outOfFold.nll()) {
                best = new Teacher(head, headTemperature, student, studentTemperature, weight, temperature, scores);
            }
        }
        return best;
    }

    /** Calibrated logits for rows that neither expert was fitted on. */
    public float[][] logits(SparseRows vectors, SparseRows ngrams) {
        return mixed(head.head().logits(vectors), student.logits(ngrams));
    }

    /** Calibrated logits for the rows that the experts were fitted on, each without the help of its own label. */
    public float[][] outOfFoldLogits() {
        return mixed(head.outOfFold(), student.outOfFold());
    }

    /** Calibrated logits for the other rows, from experts that saw no label of {@code fold}. */
    public float[][] logitsWithout(int fold) {
        return mixed(head.folds().others()[fold], student.folds().others()[fold]);
    }

    private float[][] mixed(float[][] fromHead, float[][] fromStudent) {
        return mixed(
                fromHead,
                weight / headTemperature / temperature,
                fromStudent,
                (1 - weight) / studentTemperature / temperature);
    }

    private static float[][] mixed(float[][] a, double timesA, float[][] b, double timesB) {
        float[][] sum = new float[a.length][];
        for (int r = 0; r < a.length; r++) {
            sum[r] = new float[a[r].length];
            for (int k = 0; k < sum[r].length; k++) {
                sum[r][k] = (float) (timesA * a[r][k] + timesB * b[r][k]);
            }
        }
        return sum;
    }
}
