package io.limbeck.scorer.inference;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Puts what is of like length into one batch: a batch costs its size times its longest member. Buckets end at powers of
 * two, so that few shapes reach the session and all of them can be warmed.
 */
public final class LengthBuckets {
    /** Where the first bucket ends. */
    public static final int SMALLEST = 16;

    private LengthBuckets() {}

    /** The bucket of a length: the smallest of 16, 32, 64 … that holds it. */
    public static int of(int length) {
        if (length <= SMALLEST) {
            return SMALLEST;
        }
        return length > 1 << 30 ? 1 << 30 : Integer.highestOneBit(length - 1) << 1;
    }

    /**
     * Splits into batches.
     *
     * @param lengths encoded lengths, by position
     * @param max most members of a batch
     * @return positions by batch: every position once, shortest bucket first, in order within a bucket
     */
    public static List<int[]> batches(int[] lengths, int max) {
        SortedMap<Integer, List<Integer>> buckets = new TreeMap<>();
        for (int i = 0; i < lengths.length; i++) {
            buckets.computeIfAbsent(of(lengths[i]), bucket -> new ArrayList<>()).add(i);
        }
        List<int[]> batches = new ArrayList<>();
        for (List<Integer> bucket : buckets.values()) {
            for (int from = 0; from < bucket.size(); from += max) {
                batches.add(bucket.subList(from, Math.min(bucket.size(), from + max)).stream()
                        .mapToInt(Integer::intValue)
                        .toArray());
            }
        }
        return batches;
    }
}
