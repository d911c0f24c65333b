package io.limbeck.model.encode;

/**
 * How often each feature id occurs in one text: a small open-addressing table that remembers the order of first
 * occurrence. Beyond its limit new ids are not taken, known ones still count. Reused; not thread-safe.
 */
final class FeatureCounts {
    private final int limit;
    private final int mask;
    /** id + 1 by slot; 0 where the slot is free. */
    private final int[] keys;

    private final int[] counts;
    private final int[] order;
    private int size;

    FeatureCounts(int limit) {
        this.limit = limit;
        int capacity = Integer.highestOneBit(limit * 2 - 1) << 1;
        this.mask = capacity - 1;
        this.keys = new int[capacity];
        this.counts = new int[capacity];
        this.order = new int[limit];
    }

    void clear() {
        for (int i = 0; i < size; i++) {
            keys[order[i]] = 0;
        }
        size = 0;
    }

    void add(int id) {
        // Ids are the low bits of a well-mixed hash already.
        int slot = id & mask;
        while (keys[slot] != 0) {
            if (keys[slot] == id + 1) {
                counts[slot]++;
                return;
            }
            slot = (slot + 1) & mask;
        }
        if (size < limit) {
            keys[slot] = id + 1;
            counts[slot] = 1;
            order[size++] = slot;
        }
    }

    int size() {
        return size;
    }

    /** The id that occurred as number {@code index}. */
    int id(int index) {
        return keys[order[index]] - 1;
    }

    int count(int index) {
        return counts[order[index]];
    }
}
