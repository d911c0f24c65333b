package io.limbeck.cleaning.personal.pattern;

import java.util.Arrays;

/** Matches in the order in which they begin. Takes no memory before the first. Not thread-safe. */
public final class Hits {
    private static final int WIDTH = 3;
    private static final int FEW_PATTERNS = 256;

    private int[] hits = {};
    /** For each pattern, where its last match stands among the hits, and one more; 0 if it has none. */
    private int[] last = {};

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
        if (pattern >= last.length) {
            last = Arrays.copyOf(last, Math.max(FEW_PATTERNS, 2 * pattern));
        }
        int at = last[pattern] - 1;
        if (at < opened || at >= size || hits[at] != pattern) {
            at = size;
            hits = size == hits.length ? Arrays.copyOf(hits, Math.max(8 * WIDTH, 2 * size)) : hits;
            size += WIDTH;
            last[pattern] = at + 1;
        }
        hits[at] = pattern;
        hits[at + 1] = start;
        hits[at + 2] = end;
    }
}
