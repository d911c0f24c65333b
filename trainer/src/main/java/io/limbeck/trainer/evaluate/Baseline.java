package io.limbeck.trainer.evaluate;

import io.limbeck.trainer.fit.LinearHead;
import io.limbeck.trainer.fit.LogisticRegression;
import io.limbeck.trainer.fit.SparseRows;
import java.util.List;

/**
 * TF-IDF and logistic regression: what anybody would try first. Its penalty is the one that does best on the validation
 * rows.
 *
 * @param features fitted on the training texts
 * @param head fitted on the training rows
 * @param c the penalty chosen
 */
public record Baseline(TfIdf features, LinearHead head, double c) {
    private static final double[] PENALTIES = {1, 5, 25, 125};
    private static final int ITERATIONS = 100;

    /**
     * @param validation texts that choose the penalty; where there are none it is 5
     * @param validationGold their labels
     */
    public static Baseline fit(
            List<String> texts, int[] gold, List<String> validation, int[] validationGold, int classes) {
        TfIdf features = TfIdf.fit(texts);
        SparseRows rows = features.rows(texts);
        if (validation.isEmpty()) {
            return new Baseline(features, new LogisticRegression(5, ITERATIONS).fit(rows, gold, classes), 5);
        }
        SparseRows unseen = features.rows(validation);
        Baseline best = null;
        double most = -1;
        for (double c : PENALTIES) {
            LinearHead head = new LogisticRegression(c, ITERATIONS).fit(rows, gold, classes);
            double accuracy = Scores.of(head.logits(unseen), validationGold, 1).accuracy();
            if (accuracy > most) {
                most = accuracy;
                best = new Baseline(features, head, c);
            }
        }
        return best;
    }

    /** Logits {@code [text][class]}, from text. */
    public float[][] logits(List<String> texts) {
        return head.logits(features.rows(texts));
    }

    public long parameters() {
        return head.weights().length;
    }
}
