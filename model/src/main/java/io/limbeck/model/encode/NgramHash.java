package io.limbeck.model.encode;

/**
 * The hash of a sequence of symbols: FNV-1a with a whole symbol in place of an octet, then the finaliser of MurmurHash3
 * (x86, 32 bit), because FNV-1a alone leaves the low bits, which choose the row, weakly mixed.
 */
final class NgramHash {
    /** The state before the first symbol. */
    static final int START = 0x811C9DC5;

    private static final int PRIME = 0x01000193;

    private NgramHash() {}

    /** The state after one more symbol. */
    static int add(int state, int symbol) {
        return (state ^ symbol) * PRIME;
    }

    /** The hash of the symbols added so far. */
    static int finish(int state) {
        int h = state;
        h ^= h >>> 16;
        h *= 0x85EBCA6B;
        h ^= h >>> 13;
        h *= 0xC2B2AE35;
        h ^= h >>> 16;
        return h;
    }
}
