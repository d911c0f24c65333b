package io.limbeck.model.encode;

import java.util.List;

/**
 * Texts of like length as the two inputs of an {@code ngram} model's graph. The rest of a row is id 0 with weight 0,
 * which adds nothing.
 *
 * @param texts rows
 * @param width columns: {@link #width(int)} of the longest
 * @param ids int64 [texts, width], row after row; not copied
 * @param weights float32 [texts, width], row after row; not copied
 */
@SuppressWarnings("ArrayRecordComponent") // handed straight to the runtime
public record FeatureBatch(int texts, int width, long[] ids, float[] weights) {
    /** The graph's input int64 [batch, features]. */
    public static final String IDS = "ids";

    /** The graph's input float32 [batch, features]. */
    public static final String WEIGHTS = "weights";

    /** The graph's output float32 [batch, labels], not yet scaled by a temperature. */
    public static final String LOGITS = "logits";

    private static final int NARROWEST = 16;

    /**
     * The width for a text of so many features: the next of 16, 24, 32, 48, 64, 96, … A text is summed over a width of
     * its own and not over its batch-mates', so that its logits are the same to the last bit whoever stands beside it.
     */
    public static int width(int features) {
        int power = Math.max(NARROWEST, Integer.highestOneBit(Math.max(1, features)));
        if (features <= power) {
            return power;
        }
        return features <= power + power / 2 ? power + power / 2 : power * 2;
    }

    /** @param rows at least one */
    public static FeatureBatch of(List<Features> rows) {
        int width = width(rows.stream().mapToInt(Features::size).max().orElseThrow());
        long[] ids = new long[rows.size() * width];
        float[] weights = new float[rows.size() * width];
        for (int row = 0; row < rows.size(); row++) {
            Features features = rows.get(row);
            int start = row * width;
            for (int i = 0; i < features.size(); i++) {
                ids[start + i] = features.ids()[i];
            }
            System.arraycopy(features.weights(), 0, weights, start, features.size());
        }
        return new FeatureBatch(rows.size(), width, ids, weights);
    }
}
