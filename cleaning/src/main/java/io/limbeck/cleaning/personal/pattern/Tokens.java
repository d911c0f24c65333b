package io.limbeck.cleaning.personal.pattern;

/**
 * Where words and numbers begin and end. Letters of scripts that are written without spaces begin and end anywhere, so
 * that the words around a number in a Chinese sentence are not taken for parts of it.
 */
final class Tokens {
    private static final boolean[] WORD = words();

    private Tokens() {}

    static boolean isWord(char c) {
        return WORD[c];
    }

    /**
     * Whether a token may begin at {@code index}.
     *
     * @param underscoreParts whether an underscore parts words as a space does; else it joins them
     */
    static boolean beginsAt(String text, int index, boolean underscoreParts) {
        if (index == 0) {
            return true;
        }
        char before = text.charAt(index - 1);
        if (isWord(before)) {
            return false;
        }
        if (index == 1) {
            return true;
        }
        if (before == '_') {
            return underscoreParts || !isWord(text.charAt(index - 2));
        }
        return !(isTie(before) && isDigit(text.charAt(index)) && isDigit(text.charAt(index - 2)));
    }

    /** Whether a token may end before {@code index}. */
    static boolean endsBefore(String text, int index) {
        if (index == text.length()) {
            return true;
        }
        char next = text.charAt(index);
        if (isWord(next)) {
            return false;
        }
        return !(isTie(next)
                && isDigit(text.charAt(index - 1))
                && index + 1 < text.length()
                && isDigit(text.charAt(index + 1)));
    }

    /**
     * Behind the {@code <TYPE>} or {@code <TYPE:key.value>} that begins at {@code index}: what stands for a find is none.
     * -1 if nothing of the kind does.
     */
    static int endOfPlaceholder(String text, int index, int to) {
        int i = index + 1;
        while (i < to && (text.charAt(i) == '_' || (text.charAt(i) >= 'A' && text.charAt(i) <= 'Z'))) {
            i++;
        }
        if (i > index + 1 && i < to && text.charAt(i) == ':') {
            i++;
            while (i < to && (text.charAt(i) == '.' || (text.charAt(i) >= 'a' && text.charAt(i) <= 'z'))) {
                i++;
            }
        }
        return i > index + 1 && i < to && text.charAt(i) == '>' ? i + 1 : -1;
    }

    private static boolean isTie(char c) {
        return c == '-' || c == '.' || c == '/';
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean[] words() {
        boolean[] words = new boolean[Chars.COUNT];
        for (char c = 0; c < Character.MAX_VALUE; c++) {
            words[c] = Character.isLetterOrDigit(c) && !isWrittenWithoutSpaces(c);
        }
        return words;
    }

    private static boolean isWrittenWithoutSpaces(char c) {
        return switch (Character.UnicodeScript.of(c)) {
            case HAN, HIRAGANA, KATAKANA, HANGUL, BOPOMOFO, THAI, LAO, KHMER, MYANMAR -> true;
            default -> false;
        };
    }
}
