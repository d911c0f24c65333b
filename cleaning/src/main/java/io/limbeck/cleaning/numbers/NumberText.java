package io.limbeck.cleaning.numbers;

import java.util.Locale;
import java.util.Optional;

/** What a column's text says, if it is a number or says that there is none. */
public final class NumberText {
    /** Longer is no number that anybody wrote down; reading it stays cheap. */
    private static final int LONGEST = 40;

    private NumberText() {}

    /** Whether the text says that there is no value. */
    public static boolean isMissing(String text) {
        return text.isBlank()
                || (text.length() <= LONGEST
                        && ColumnSettings.USUAL.contains(text.strip().toLowerCase(Locale.ROOT)));
    }

    /**
     * The number, if the text is one and nothing else: a sign, digits, a decimal point, an exponent. Digits that begin with
     * a zero, such as {@code 01099}, are a code: as a number they would lose it.
     */
    public static Optional<Double> read(String text) {
        String stripped = text.strip();
        if (stripped.length() > LONGEST || !isNumber(stripped)) {
            return Optional.empty();
        }
        double number = Double.parseDouble(stripped);
        return Double.isFinite(number) ? Optional.of(number) : Optional.empty();
    }

    private static boolean isNumber(String text) {
        int i = sign(text, 0);
        int whole = digits(text, i);
        boolean code = whole - i > 1 && text.charAt(i) == '0';
        int end = whole;
        int counted = whole - i;
        if (end < text.length() && text.charAt(end) == '.') {
            int after = digits(text, end + 1);
            counted += after - end - 1;
            end = after;
        }
        if (counted == 0 || code) {
            return false;
        }
        if (end < text.length() && (text.charAt(end) == 'e' || text.charAt(end) == 'E')) {
            int exponent = sign(text, end + 1);
            int after = digits(text, exponent);
            return after > exponent && after == text.length();
        }
        return end == text.length();
    }

    private static int sign(String text, int at) {
        return at < text.length() && (text.charAt(at) == '-' || text.charAt(at) == '+') ? at + 1 : at;
    }

    private static int digits(String text, int from) {
        int i = from;
        while (i < text.length() && text.charAt(i) >= '0' && text.charAt(i) <= '9') {
            i++;
        }
        return i;
    }
}
