package io.limbeck.model.encode;

import java.util.Arrays;
import java.util.Objects;

/**
 * A text as the ids of its word pieces, special ones included.
 *
 * @param ids in their order; not copied
 */
@SuppressWarnings("ArrayRecordComponent") // compared nowhere
public record TokenIds(long[] ids) implements GraphRow {
    /** The graph's input int64 [batch, length]. */
    public static final String INPUT_IDS = "input_ids";

    /** The graph's input int64 [batch, length]: 1 for a token, 0 behind the last. */
    public static final String ATTENTION_MASK = "attention_mask";

    public TokenIds {
        Objects.requireNonNull(ids, "ids");
    }

    @Override
    public int size() {
        return ids.length;
    }

    @Override
    public void fill(GraphInputs inputs, int start) {
        System.arraycopy(ids, 0, inputs.integers(INPUT_IDS), start, ids.length);
        Arrays.fill(inputs.integers(ATTENTION_MASK), start, start + ids.length, 1);
    }
}
