package io.limbeck.cleaning.personal;

import java.util.ArrayList;
import java.util.List;

/**
 * A text as the recognizers look at it, character for character as long as the text itself: decimal digits of every
 * script are ASCII digits, dashes of every kind are hyphens, and the escapes {@code \n}, {@code \r}, {@code \t} of text
 * within a string literal are two spaces. Its runs of digits are found once.
 */
public final class ScannedText {
    /** A maximal run of digits. */
    public record Digits(int start, int end) {
        public int length() {
            return end - start;
        }
    }

    private final String chars;
    private final List<Digits> digits;
    private final boolean name;

    /** @param name whether the text is an id, a key or another name: then no words stand around to say what it is */
    public ScannedText(String text, boolean name) {
        this.chars = view(text);
        this.digits = runs(chars);
        this.name = name;
    }

    /** Character for character as long as the text. */
    public String chars() {
        return chars;
    }

    public int length() {
        return chars.length();
    }

    /** Whether it is an id, a key or another name. */
    public boolean isName() {
        return name;
    }

    /** Its runs of digits, from left to right. */
    public List<Digits> digits() {
        return digits;
    }

    /** The character at {@code index}, a space outside of the text. */
    public char at(int index) {
        return index < 0 || index >= chars.length() ? ' ' : chars.charAt(index);
    }

    public String between(int start, int end) {
        return chars.substring(start, end);
    }

    /** Whether the text goes on like this at {@code index}, in any case. */
    boolean matches(int index, String part) {
        return chars.regionMatches(true, index, part, 0, part.length());
    }

    boolean isDigit(int index) {
        return isDigit(at(index));
    }

    boolean isLatinLetter(int index) {
        char c = at(index);
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    /** Up to {@code length} characters that stand before {@code index}; an underscore parts words as a space does. */
    String before(int index, int length) {
        return chars.substring(Math.max(0, index - length), index).replace('_', ' ');
    }

    static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static String view(String text) {
        char[] view = null;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\' && isEscaped(text, i + 1)) {
                view = view == null ? text.toCharArray() : view;
                view[i] = ' ';
                view[++i] = ' ';
            } else if (c >= 0x80 && plain(c) != c) {
                view = view == null ? text.toCharArray() : view;
                view[i] = plain(c);
            }
        }
        return view == null ? text : new String(view);
    }

    private static boolean isEscaped(String text, int index) {
        return index < text.length() && "nrt".indexOf(text.charAt(index)) >= 0;
    }

    private static char plain(char c) {
        return switch (Character.getType(c)) {
            case Character.DECIMAL_DIGIT_NUMBER -> (char) ('0' + Character.digit(c, 10));
            case Character.DASH_PUNCTUATION -> '-';
            default -> c == '\u2212' ? '-' : c;
        };
    }

    private static List<Digits> runs(String chars) {
        List<Digits> runs = new ArrayList<>();
        int i = 0;
        while (i < chars.length()) {
            if (!isDigit(chars.charAt(i))) {
                i++;
                continue;
            }
            int start = i;
            while (i < chars.length() && isDigit(chars.charAt(i))) {
                i++;
            }
            runs.add(new Digits(start, i));
        }
        return runs;
    }
}
