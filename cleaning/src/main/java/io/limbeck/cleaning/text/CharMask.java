package io.limbeck.cleaning.text;

import java.util.function.IntPredicate;

/**
 * Which characters of a text are of one kind, as bits. No branch depends on the characters: to guess wrong where each word
 * ends costs a processor more than to look at all its letters. Immutable.
 */
public final class CharMask {
    /** Characters of one look. */
    public static final int WIDTH = Long.SIZE;

    private final byte[] kind = new byte[Character.MAX_VALUE + 1];

    private CharMask(IntPredicate isOfKind) {
        for (int c = 0; c < kind.length; c++) {
            kind[c] = (byte) (isOfKind.test(c) ? 1 : 0);
        }
    }

    /** @param isOfKind asked once about every UTF-16 unit */
    public static CharMask of(IntPredicate isOfKind) {
        return new CharMask(isOfKind);
    }

    /**
     * Bit {@code i} is set if the character at {@code from + i} is of the kind.
     *
     * @param to behind the last character; at most {@link #WIDTH} behind {@code from}
     */
    public long bits(String text, int from, int to) {
        long bits = 0;
        for (int i = from; i < to; i++) {
            bits |= (long) kind[text.charAt(i)] << (i - from);
        }
        return bits;
    }
}
