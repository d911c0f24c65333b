package io.limbeck.cleaning.personal;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Words that tell what the number behind them is. Looked up, not matched: this runs for every row of digits.
 *
 * @param alphabetic words that stand by themselves, in lower case
 * @param ideographic words in other scripts, wherever they stand, in lower case
 */
record Words(Set<String> alphabetic, List<String> ideographic) {
    static final int NONE = Integer.MAX_VALUE;

    /** Both lists are parted by spaces. */
    static Words of(String alphabetic, String ideographic) {
        return new Words(
                Set.of(alphabetic.split(" ")), ideographic.isEmpty() ? List.of() : List.of(ideographic.split(" ")));
    }

    /** Whether one stands among the {@code reach} characters before {@code index}. */
    boolean standBefore(ScannedText text, int index, int reach) {
        return distanceBefore(text, index, reach) != NONE;
    }

    /** How far before {@code index} the last of them begins, or {@link #NONE}. */
    int distanceBefore(ScannedText text, int index, int reach) {
        String before = text.before(index, reach);
        int start = lastAlphabetic(before);
        if (!isAscii(before)) {
            String small = small(before);
            for (String word : ideographic) {
                start = Math.max(start, small.lastIndexOf(word));
            }
        }
        return start < 0 ? NONE : before.length() - start;
    }

    /**
     * Whether behind the word that begins at {@code from} only these words stand up to {@code to}, and no sign that would
     * part what is said. Scripts without spaces have no end of a word: there a colon or nothing must follow.
     */
    boolean fill(ScannedText text, int from, int to) {
        String between = text.between(from, to);
        int at = 0;
        while (at < between.length() && Character.isLetter(between.charAt(at))) {
            at++;
        }
        while (at < between.length()) {
            int start = at;
            while (at < between.length() && Character.isLetter(between.charAt(at))) {
                at++;
            }
            if (at > start && !alphabetic.contains(between.substring(start, at).toLowerCase(Locale.ROOT))) {
                return false;
            }
            if (at < between.length() && " \n:.='\"#(_-+\t\\*：".indexOf(between.charAt(at++)) < 0) {
                return false;
            }
        }
        return true;
    }

    /** In small letters, each at its place. */
    private static String small(String text) {
        char[] small = text.toCharArray();
        for (int i = 0; i < small.length; i++) {
            small[i] = Character.toLowerCase(small[i]);
        }
        return new String(small);
    }

    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 0x80) {
                return false;
            }
        }
        return true;
    }

    private int lastAlphabetic(String before) {
        int end = before.length();
        while (end > 0) {
            if (!isWordCharacter(before.charAt(end - 1))) {
                end--;
                continue;
            }
            int start = end;
            while (start > 0 && isWordCharacter(before.charAt(start - 1))) {
                start--;
            }
            if (alphabetic.contains(before.substring(start, end).toLowerCase(Locale.ROOT))) {
                return start;
            }
            end = start;
        }
        return -1;
    }

    private static boolean isWordCharacter(char c) {
        return c < 0x80 && Character.isLetterOrDigit(c);
    }
}
