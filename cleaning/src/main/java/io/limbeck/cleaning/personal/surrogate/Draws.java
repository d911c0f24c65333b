package io.limbeck.cleaning.personal.surrogate;

import java.util.function.IntFunction;

/**
 * Numbers that only the key can foretell, the same for the same value each time. Not thread-safe.
 *
 * <p>Read from blocks of keyed hashes over the value and the block's number.
 */
final class Draws {
    private final IntFunction<byte[]> blocks;
    private byte[] block = {};
    private int blocksRead;
    private int at;

    /** @param blocks at least two bytes each, by number from 0 */
    Draws(IntFunction<byte[]> blocks) {
        this.blocks = blocks;
    }

    /** From 0 to {@code bound - 1}, each equally likely to within {@code bound} in 65,536. */
    int below(int bound) {
        if (at + 2 > block.length) {
            block = blocks.apply(blocksRead++);
            at = 0;
        }
        int drawn = (block[at] & 0xFF) << 8 | (block[at + 1] & 0xFF);
        at += 2;
        return drawn % bound;
    }

    /** From {@code from} to {@code to}, both included. */
    int between(int from, int to) {
        return from + below(to - from + 1);
    }

    char of(String characters) {
        return characters.charAt(below(characters.length()));
    }

    String digits(int count) {
        StringBuilder digits = new StringBuilder(count);
        for (int i = 0; i < count; i++) {
            digits.append((char) ('0' + below(10)));
        }
        return digits.toString();
    }

    String letters(int count) {
        StringBuilder letters = new StringBuilder(count);
        for (int i = 0; i < count; i++) {
            letters.append((char) ('a' + below(26)));
        }
        return letters.toString();
    }
}
