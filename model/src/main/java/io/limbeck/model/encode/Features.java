package io.limbeck.model.encode;

import java.util.Objects;

/**
 * A text as a sparse vector: distinct ids in the order in which they first occur, and their weights. An empty text has
 * none.
 *
 * @param ids each in [0, {@link TextEncoder#rows()}); not copied
 * @param weights positive, as many as ids; not copied
 */
@SuppressWarnings("ArrayRecordComponent") // compared nowhere; copies would cost more than the hashing
public record Features(int[] ids, float[] weights) implements GraphRow {
    /** The graph's input int64 [batch, features]. */
    public static final String IDS = "ids";

    /** The graph's input float32 [batch, features]. */
    public static final String WEIGHTS = "weights";

    public Features {
        Objects.requireNonNull(ids, "ids");
        if (ids.length != weights.length) {
            throw new IllegalArgumentException(ids.length + " ids have " + weights.length + " weights");
        }
    }

    @Override
    public int size() {
        return ids.length;
    }

    /** What is behind the last feature is id 0 with weight 0, which adds nothing. */
    @Override
    public void fill(GraphInputs inputs, int start) {
        long[] into = inputs.integers(IDS);
        for (int i = 0; i < ids.length; i++) {
            into[start + i] = ids[i];
        }
        System.arraycopy(weights, 0, inputs.floats(WEIGHTS), start, weights.length);
    }
}
