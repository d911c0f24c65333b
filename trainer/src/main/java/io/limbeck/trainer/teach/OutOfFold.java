package io.limbeck.trainer.teach;

import io.limbeck.trainer.fit.SparseRows;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Logits for labelled rows from models that never saw their labels: the rows are cut into folds, and each fold is
 * answered by a model fitted on the others.
 */
public final class OutOfFold {
    public static final int FOLDS = 5;

    /** Fits a model on some rows and answers others. */
    public interface Learner {
        float[][] answer(SparseRows train, int[] gold, SparseRows unseen);
    }

    private OutOfFold() {}

    /**
     * @param folds of each row, in {@code [0, FOLDS)}; rows of like content share one
     * @return {@code [rows][classes]}
     */
    public static float[][] logits(SparseRows rows, int[] gold, int[] folds, Learner learner) {
        float[][] logits = new float[gold.length][];
        for (int fold = 0; fold < FOLDS; fold++) {
            int of = fold;
            int[] unseen =
                    IntStream.range(0, gold.length).filter(r -> folds[r] == of).toArray();
            int[] train =
                    IntStream.range(0, gold.length).filter(r -> folds[r] != of).toArray();
            if (unseen.length == 0) {
                continue;
            }
            int[] known = Arrays.stream(train).map(r -> gold[r]).toArray();
            float[][] answers = learner.answer(rows.select(train), known, rows.select(unseen));
            for (int i = 0; i < unseen.length; i++) {
                logits[unseen[i]] = answers[i];
            }
        }
        return logits;
    }
}
