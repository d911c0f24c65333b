package io.limbeck.trainer.fit;

import java.util.Arrays;
import java.util.Objects;

/**
 * Rows of few non-zero features, stored one after the other: row {@code r} has the feature ids
 * {@code ids[starts[r] .. starts[r + 1])} with the weights at the same places.
 *
 * @param starts length {@code rows + 1}, ascending from 0
 * @param ids feature numbers in {@code [0, width)}
 * @param weights one for each id
 * @param width number of features there are
 */
@SuppressWarnings("ArrayRecordComponent") // large, shared read-only, compared nowhere
public record SparseRows(int[] starts, int[] ids, float[] weights, int width) {
    public SparseRows {
        Objects.requireNonNull(starts, "starts");
        if (starts.length == 0 || starts[0] != 0 || starts[starts.length - 1] != ids.length) {
            throw new IllegalArgumentException("starts must run from 0 to the number of ids");
        }
        if (ids.length != weights.length) {
            throw new IllegalArgumentException(ids.length + " ids, but " + weights.length + " weights");
        }
    }

    public int size() {
        return starts.length - 1;
    }

    /** The rows at the given places, in that order. */
    public SparseRows select(int[] rows) {
        int[] from = new int[rows.length + 1];
        for (int i = 0; i < rows.length; i++) {
            from[i + 1] = from[i] + starts[rows[i] + 1] - starts[rows[i]];
        }
        int[] chosen = new int[from[rows.length]];
        float[] weight = new float[chosen.length];
        for (int i = 0; i < rows.length; i++) {
            int length = from[i + 1] - from[i];
            System.arraycopy(ids, starts[rows[i]], chosen, from[i], length);
            System.arraycopy(weights, starts[rows[i]], weight, from[i], length);
        }
        return new SparseRows(from, chosen, weight, width);
    }

    /** These rows, then the others. */
    public SparseRows and(SparseRows others) {
        int[] from = Arrays.copyOf(starts, starts.length + others.size());
        for (int r = 0; r < others.size(); r++) {
            from[starts.length + r] = ids.length + others.starts[r + 1];
        }
        int[] allIds = Arrays.copyOf(ids, ids.length + others.ids.length);
        System.arraycopy(others.ids, 0, allIds, ids.length, others.ids.length);
        float[] allWeights = Arrays.copyOf(weights, allIds.length);
        System.arraycopy(others.weights, 0, allWeights, ids.length, others.weights.length);
        return new SparseRows(from, allIds, allWeights, width);
    }

    /** Collects rows one by one. */
    public static final class Builder {
        private final int width;
        private int[] starts = new int[17];
        private int[] ids = new int[1024];
        private float[] weights = new float[1024];
        private int rows;
        private int used;

        public Builder(int width) {
            this.width = width;
        }

        public Builder feature(int id, float weight) {
            if (id < 0 || id >= width) {
                throw new IllegalArgumentException("feature " + id + " is outside [0, " + width + ")");
            }
            if (used == ids.length) {
                ids = Arrays.copyOf(ids, used * 2);
                weights = Arrays.copyOf(weights, used * 2);
            }
            ids[used] = id;
            weights[used++] = weight;
            return this;
        }

        public Builder endRow() {
            if (++rows == starts.length) {
                starts = Arrays.copyOf(starts, rows * 2);
            }
            starts[rows] = used;
            return this;
        }

        public SparseRows build() {
            return new SparseRows(
                    Arrays.copyOf(starts, rows + 1), Arrays.copyOf(ids, used), Arrays.copyOf(weights, used), width);
        }
    }
}
