package io.limbeck.trainer.distil;

import io.limbeck.model.Content;
import io.limbeck.trainer.fit.TrainingRows;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What a student of any architecture learns from; place {@code r} of everything is the same record.
 *
 * @param contents as they are read
 * @param gold label number, or {@link TrainingRows#UNLABELLED}
 * @param teacher teacher logits {@code [rows][classes]}, already divided by the teacher's own temperature
 * @param vectors what a sentence encoder makes of each, where it is one that the student can come to resemble
 * @param classes number of labels
 */
@SuppressWarnings("ArrayRecordComponent") // large, shared read-only, compared nowhere
public record TaughtRows(
        List<Content> contents, int[] gold, float[][] teacher, Optional<float[][]> vectors, int classes) {
    public TaughtRows {
        contents = List.copyOf(contents);
        Objects.requireNonNull(vectors, "vectors");
        if (gold.length != contents.size()
                || teacher.length != contents.size()
                || vectors.filter(given -> given.length != gold.length).isPresent()) {
            throw new IllegalArgumentException("contents, gold, teacher and vectors must have the same rows");
        }
    }

    /** Without a teacher: to be used with {@code alpha = 0}, or to validate. */
    public static TaughtRows labelled(List<Content> contents, int[] gold, int classes) {
        return new TaughtRows(contents, gold, new float[gold.length][classes], Optional.empty(), classes);
    }

    /** Without a label: to be used with {@code alpha = 1}. */
    public static TaughtRows unlabelled(List<Content> contents, float[][] teacher, int classes) {
        int[] nobodySaid = new int[contents.size()];
        Arrays.fill(nobodySaid, TrainingRows.UNLABELLED);
        return new TaughtRows(contents, nobodySaid, teacher, Optional.empty(), classes);
    }

    public int size() {
        return gold.length;
    }

    /** The weight of each row's cross-entropy: every label counts alike. */
    float[] weights() {
        float[] weights = new float[size()];
        Arrays.fill(weights, 1f);
        return weights;
    }
}
