package io.limbeck.trainer.fit;

import java.util.SplittableRandom;

/**
 * The rows of one step, as the arrays that the training program takes.
 *
 * @param used the table rows that occur, each once
 * @param places for each feature, where its table row stands in {@code used}
 * @param weights one a feature
 * @param starts where each row's features begin
 * @param owners for each feature, the row it belongs to
 * @param gold label numbers; 0 where there is none
 * @param goldWeights 0 where there is no label
 * @param teacher {@code [rows, classes]}, row-major
 */
@SuppressWarnings("ArrayRecordComponent") // lives for one call
record Batch(
        long[] used,
        long[] places,
        float[] weights,
        long[] starts,
        long[] owners,
        long[] gold,
        float[] goldWeights,
        float[] teacher) {

    int size() {
        return starts.length;
    }

    static long[] longs(int[] values, int length) {
        long[] longs = new long[length];
        for (int i = 0; i < length; i++) {
            longs[i] = values[i];
        }
        return longs;
    }

    static int[] range(int from, int to) {
        int[] range = new int[to - from];
        for (int i = 0; i < range.length; i++) {
            range[i] = from + i;
        }
        return range;
    }

    /** The numbers below {@code size}, in an order that {@code random} draws. */
    static int[] shuffled(int size, SplittableRandom random) {
        int[] order = range(0, size);
        for (int i = size - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int swapped = order[i];
            order[i] = order[j];
            order[j] = swapped;
        }
        return order;
    }
}
