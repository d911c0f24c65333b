package io.limbeck.trainer.fit;

import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;

/**
 * What a {@code transformer} student learns from; row {@code r} of everything is the same record.
 *
 * @param tokens token ids of each record, the special ones included, no padding
 * @param gold label number, or {@link TrainingRows#UNLABELLED}
 * @param weights weight of a row's cross-entropy, usually 1; ignored where there is no label
 * @param teacher teacher logits {@code [rows][classes]}, already divided by the teacher's own temperature
 * @param vectors what a teacher makes of each record, {@code [rows][hidden]}, of any length
 * @param classes number of labels
 */
@SuppressWarnings("ArrayRecordComponent") // large, shared read-only, compared nowhere
public record TokenRows(
        int[][] tokens, int[] gold, float[] weights, float[][] teacher, Optional<float[][]> vectors, int classes) {
    public TokenRows {
        Objects.requireNonNull(vectors, "vectors");
        int rows = tokens.length;
        if (gold.length != rows
                || weights.length != rows
                || teacher.length != rows
                || vectors.filter(given -> given.length != rows).isPresent()) {
            throw new IllegalArgumentException("tokens, gold, weights, teacher and vectors must have the same rows");
        }
        for (int[] row : tokens) {
            if (row.length == 0) {
                throw new IllegalArgumentException("a row has a token at least, that at whose place it is read");
            }
        }
    }

    /** Labelled rows of weight 1, without a teacher: to be used with {@code alpha = 0}. */
    public static TokenRows labelled(int[][] tokens, int[] gold, int classes) {
        float[] weights = new float[gold.length];
        Arrays.fill(weights, 1f);
        return new TokenRows(tokens, gold, weights, new float[gold.length][classes], Optional.empty(), classes);
    }

    public int size() {
        return gold.length;
    }
}
