package io.limbeck.cleaning.personal;

import io.limbeck.cleaning.text.CharMask;
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
    private final boolean ideographic;
    private final boolean name;

    /** @param name whether the text is an id, a key or another name: then no words stand around to say what it is */
    public ScannedText(String text, boolean name) {
        Look look = new Look(text);
        this.chars = look.view == null ? text : new String(look.view);
        this.digits = look.digits;
        this.ideographic = look.ideographic;
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

    /** Whether there is any Chinese character in it. */
    boolean isIdeographic() {
        return ideographic;
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

    /** One look at each character: what the text is like, and where its digits are. */
    private static final class Look {
        private static final CharMask NOTEWORTHY = CharMask.of(c -> c >= 0x80 || c == '\\' || isDigit((char) c));

        private final List<Digits> digits = new ArrayList<>();
        private char[] view;
        private boolean ideographic;
        /** The run of digits that was looked at last. */
        private int begun;

        private int ended;

        Look(String text) {
            for (int from = 0; from < text.length(); from += CharMask.WIDTH) {
                int to = Math.min(text.length(), from + CharMask.WIDTH);
                for (long bits = NOTEWORTHY.bits(text, from, to); bits != 0; bits &= bits - 1) {
                    look(text, from + Long.numberOfTrailingZeros(bits));
                }
            }
            end();
        }

        private void look(String text, int at) {
            char c = text.charAt(at);
            if (c == '\\') {
                if (isEscaped(text, at + 1)) {
                    change(text, at, ' ');
                    change(text, at + 1, ' ');
                }
                return;
            }
            if (isDigit(c >= 0x80 ? beyondAscii(text, at, c) : c)) {
                if (at != ended) {
                    end();
                    begun = at;
                }
                ended = at + 1;
            }
        }

        private char beyondAscii(String text, int at, char c) {
            char plain = plain(c);
            if (plain != c) {
                change(text, at, plain);
            }
            ideographic |= Character.isIdeographic(c);
            return plain;
        }

        private void change(String text, int at, char to) {
            view = view == null ? text.toCharArray() : view;
            view[at] = to;
        }

        private void end() {
            if (begun < ended) {
                digits.add(new Digits(begun, ended));
            }
        }
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
}
