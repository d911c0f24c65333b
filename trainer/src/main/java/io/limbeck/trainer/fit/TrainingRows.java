package io.limbeck.trainer.fit;

import java.util.Arrays;
import java.util.Objects;

/**
 * What a student learns from; row {@code r} of everything is the same record.
 *
 * @param features the encoded records
 * @param gold label number, or {@link #UNLABELLED}
 * @param weights weight of a row's cross-entropy, usually 1; ignored where there is no label
 * @param teacher teacher logits {@code [rows][classes]}, already divided by the teacher's own temperature
 * @param classes number of labels
 */
@SuppressWarnings("ArrayRecordComponent") // large, shared read-only, compared nowhere
public record TrainingRows(SparseRows features, int[] gold, float[] weights, float[][] teacher, int classes) {
    /** The label number of a row that has no label. */
    public static final int UNLABELLED = -1;

    public TrainingRows {
        Objects.requireNonNull(features, "features");
        if (gold.length != features.size() || weights.length != features.size() || teacher.length != features.size()) {
            throw new IllegalArgumentException("features, gold, weights and teacher must have the same rows");
        }
    }

    /** Labelled rows of weight 1, without a teacher: to be used with {@code alpha = 0}. */
    public static TrainingRows labelled(SparseRows features, int[] gold, int classes) {
        float[] weights = new float[gold.length];
        Arrays.fill(weights, 1f);
        return new TrainingRows(features, gold, weights, new float[gold.length][classes], classes);
    }

    /** The rows at the given places, in that order. */
    public TrainingRows select(int[] places) {
        int[] chosenGold = new int[places.length];
        float[] chosenWeights = new float[places.length];
        float[][] chosenTeacher = new float[places.length][];
        for (int i = 0; i < places.length; i++) {
            chosenGold[i] = gold[places[i]];
            chosenWeights[i] = weights[places[i]];
            chosenTeacher[i] = teacher[places[i]];
        }
        return new TrainingRows(features.select(places), chosenGold, chosenWeights, chosenTeacher, classes);
    }

    public int size() {
        return gold.length;
    }
}
