package io.limbeck.ingest.dedup;

import java.util.Arrays;

/**
 * The smallest hashes of a text's shingles under many hash functions. Two texts have the same minimum under one of them
 * with a probability that is the Jaccard similarity of their shingles (Broder, "On the resemblance and containment of
 * documents", 1997). Takes time linear in the text's length.
 *
 * <p>A shingle is {@value #SHINGLE} characters of the text with its case folded and everything but letters and digits
 * taken for one space; characters and not words, because not every language writes spaces.
 */
final class Minima {
    private static final int SHINGLE = 4;

    private Minima() {}

    /** @return {@code count} minima */
    static long[] of(String text, int count) {
        int[] plain = plain(text);
        long[] minima = new long[count];
        Arrays.fill(minima, Long.MAX_VALUE);
        int shingles = Math.max(1, plain.length - SHINGLE + 1);
        for (int start = 0; start < shingles; start++) {
            long shingle = 1469598103934665603L;
            for (int i = start; i < Math.min(plain.length, start + SHINGLE); i++) {
                shingle = (shingle ^ plain[i]) * 1099511628211L;
            }
            for (int function = 0; function < count; function++) {
                minima[function] = Math.min(minima[function], mix(shingle + function * 0x9E3779B97F4A7C15L));
            }
        }
        return minima;
    }

    private static int[] plain(String text) {
        int[] plain = new int[text.length()];
        int length = 0;
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            int character = text.codePointAt(i);
            if (Character.isLetterOrDigit(character)) {
                plain[length++] = Character.toLowerCase(Character.toUpperCase(character));
            } else if (length > 0 && plain[length - 1] != ' ') {
                plain[length++] = ' ';
            }
        }
        if (length > 0 && plain[length - 1] == ' ') {
            length--;
        }
        return Arrays.copyOf(plain, length);
    }

    /** The finaliser of SplitMix64 (Steele et al., OOPSLA 2014). */
    private static long mix(long value) {
        long z = value;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
