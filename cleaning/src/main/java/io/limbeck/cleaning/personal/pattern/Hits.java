package io.limbeck.cleaning.personal.pattern;

import java.util.Arrays;

/** Matches in the order in which they begin. Takes no memory before the first. Not thread-safe. */
public final class Hits {
    private static final int WIDTH = 3;

    private int[] hits = {};
    private int size;
    private int opened;

    public int size() {
        return size / WIDTH;
    }

    public int pattern(int hit) {
        return hits[hit * WIDTH];
    }

    public int start(int hit) {
        return hits[hit * WIDTH + 1];
    }

    /** Behind the match's last character. */
    public int end(int hit) {
        return hits[hit * WIDTH + 2];
    }

    /** Forgets all. */
    public void clear() {
        size = 0;
        opened = 0;
    }

    /** From here on matches begin at another place. */
    void open() {
        opened = size;
    }

    /** Of a pattern's matches at one place the last counts. */
    void put(int pattern, int start, int end) {
        int at = opened;
        while (at < size && hits[at] != pattern) {
            at += WIDTH;
        }
        if (at == size) {
            hits = size == hits.length ? Arrays.copyOf(hits, Math.max(8 * WIDTH, 2 * size)) : hits;
            size += WIDTH;
        }
        hits[at] = pattern;
        hits[at + 1] = start;
        hits[at + 2] = end;
    }
}
