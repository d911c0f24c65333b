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
 * @param folds what the heads of the folds said: of the labelled rows, and of the others
 */
public record FittedHead(LinearHead head, double c, OutOfFold.Answers folds) {
    private static final double[] PENALTIES = {1, 10, 100, 1000};
    private static final int ITERATIONS = 60;

    public FittedHead {
        Objects.requireNonNull(head, "head");
        Objects.requireNonNull(folds, "folds");
    }

    /**
     * @param folds of each row; see {@link OutOfFold}
     * @param others rows that the heads of the folds answer as well
     */
    public static FittedHead of(SparseRows rows, int[] gold, int[] folds, SparseRows others, int classes) {
        OutOfFold.Answers best = null;
        double bestC = 0;
        double lowest = Double.POSITIVE_INFINITY;
        for (double c : PENALTIES) {
            LogisticRegression regression = new LogisticRegression(c, ITERATIONS);
            OutOfFold.Answers answers = OutOfFold.of(rows, gold, folds, others, (train, known, asked) -> {
                LinearHead head = regression.fit(train, known, classes);
                return asked.stream().map(head::logits).toList();
            });
            double loss = 0;
            for (int r = 0; r < gold.length; r++) {
                loss += Softmax.loss(answers.logits()[r], gold[r], 1);
            }
            if (loss >= lowest) {
                break; // the loss has one minimum along the penalty
            }
            best = answers;
            bestC = c;
            lowest = loss;
        }
        return new FittedHead(new LogisticRegression(bestC, ITERATIONS).fit(rows, gold, classes), bestC, best);
    }
}
