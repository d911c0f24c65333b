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
public record Features(int[] ids, float[] weights) {
    public Features {
        Objects.requireNonNull(ids, "ids");
        if (ids.length != weights.length) {
            throw new IllegalArgumentException(ids.length + " ids have " + weights.length + " weights");
        }
    }

    public int size() {
        return ids.length;
    }
}
