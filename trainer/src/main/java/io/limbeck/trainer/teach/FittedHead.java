package io.limbeck.trainer.teach;

import io.limbeck.trainer.fit.LinearHead;
import io.limbeck.trainer.fit.LogisticRegression;
import io.limbeck.trainer.fit.Softmax;
import io.limbeck.trainer.fit.SparseRows;
import java.util.Objects;

/**
 * A linear head whose penalty was chosen by how well it answers rows it did not see.
 *
 * @param head fitted on all labelled rows
 * @param c the inverse strength of its L2 penalty
 * @param outOfFold logits of the labelled rows, each from a head that did not see its label
 */
@SuppressWarnings("ArrayRecordComponent") // large, compared nowhere
public record FittedHead(LinearHead head, double c, float[][] outOfFold) {
    private static final double[] PENALTIES = {1, 10, 100, 1000};
    private static final int ITERATIONS = 60;

    public FittedHead {
        Objects.requireNonNull(head, "head");
    }

    /** @param folds of each row; see {@link OutOfFold} */
    public static FittedHead of(SparseRows rows, int[] gold, int[] folds, int classes) {
        float[][] best = null;
        double bestC = 0;
        double lowest = Double.POSITIVE_INFINITY;
        for (double c : PENALTIES) {
            LogisticRegression regression = new LogisticRegression(c, ITERATIONS);
            float[][] logits = OutOfFold.logits(
                    rows,
                    gold,
                    folds,
                    (train, known, unseen) ->
                            regression.fit(train, known, classes).logits(unseen));
            double loss = 0;
            for (int r = 0; r < gold.length; r++) {
                loss += Softmax.loss(logits[r], gold[r], 1);
            }
            if (loss >= lowest) {
                break; // the loss has one minimum along the penalty
            }
            best = logits;
            bestC = c;
            lowest = loss;
        }
        return new FittedHead(new LogisticRegression(bestC, ITERATIONS).fit(rows, gold, classes), bestC, best);
    }
}
