package io.limbeck.cleaning.personal;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Words that tell what the number behind them is. Looked up, not matched: this runs for every row of digits.
 *
 * @param alphabetic words that stand by themselves, in lower case
 * @param ideographic words in scripts without spaces
 */
record Words(Set<String> alphabetic, List<String> ideographic) {
    static final int NONE = Integer.MAX_VALUE;

    /** Both lists are parted by spaces. */
    static Words of(String alphabetic, String ideographic) {
        return new Words(Set.of(alphabetic.split(" ")), List.of(ideographic.split(" ")));
    }

    /** Whether one stands among the {@code reach} characters before {@code index}. */
    boolean standBefore(ScannedText text, int index, int reach) {
        return distanceBefore(text, index, reach) != NONE;
    }

    /** How far before {@code index} the last of them begins, or {@link #NONE}. */
    int distanceBefore(ScannedText text, int index, int reach) {
        String before = text.before(index, reach);
        int start = lastAlphabetic(before);
        for (String word : ideographic) {
            start = Math.max(start, before.lastIndexOf(word));
        }
        return start < 0 ? NONE : before.length() - start;
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
