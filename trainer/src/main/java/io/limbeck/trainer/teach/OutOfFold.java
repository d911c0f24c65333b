package io.limbeck.trainer.teach;

import io.limbeck.trainer.fit.SparseRows;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Logits for labelled rows from models that never saw their labels: the rows are cut into folds, and each fold is
 * answered by a model fitted on the others.
 */
public final class OutOfFold {
    public static final int FOLDS = 5;

    /** Fits a model on some rows and answers others. */
    public interface Learner {
        /** Logits of each of {@code asked} from a model fitted on {@code train}. */
        List<float[][]> answer(SparseRows train, int[] gold, List<SparseRows> asked);
    }

    /**
     * What the models of the folds said.
     *
     * @param logits of each labelled row, {@code [rows][classes]}
     * @param others of other rows, by the fold that the model did not see: {@code [fold][rows][classes]}
     */
    @SuppressWarnings("ArrayRecordComponent") // large, compared nowhere
    public record Answers(float[][] logits, float[][][] others) {}

    private OutOfFold() {}

    /**
     * @param folds of each row, in {@code [0, FOLDS)}; rows of like content share one
     * @param others rows that every fold's model answers as well; may be empty
     */
    public static Answers of(SparseRows rows, int[] gold, int[] folds, SparseRows others, Learner learner) {
        float[][] logits = new float[gold.length][];
        float[][][] aside = new float[FOLDS][][];
        for (int fold = 0; fold < FOLDS; fold++) {
            int[] unseen = in(folds, fold);
            int[] train = outside(folds, fold);
            int[] known = Arrays.stream(train).map(r -> gold[r]).toArray();
            List<float[][]> answers = learner.answer(rows.select(train), known, List.of(rows.select(unseen), others));
            for (int i = 0; i < unseen.length; i++) {
                logits[unseen[i]] = answers.get(0)[i];
            }
            aside[fold] = answers.get(1);
        }
        return new Answers(logits, aside);
    }

    /** The places of the rows in {@code fold}. */
    public static int[] in(int[] folds, int fold) {
        return IntStream.range(0, folds.length).filter(r -> folds[r] == fold).toArray();
    }

    /** The places of the rows in all other folds. */
    public static int[] outside(int[] folds, int fold) {
        return IntStream.range(0, folds.length).filter(r -> folds[r] != fold).toArray();
    }
}
