package io.limbeck.cleaning.personal.surrogate;

/** How a value is written: its groups, their separators, the case of its letters. */
final class Shape {
    private Shape() {}

    /**
     * Writes {@code value} as {@code written} is written; plainly where the two have not as many letters and digits.
     *
     * @param value letters and digits count, all else is ignored where the shape can be kept
     */
    static String of(String written, String value) {
        if (count(written) != count(value)) {
            return value;
        }
        StringBuilder shaped = new StringBuilder(written.length());
        int next = 0;
        int i = 0;
        while (i < written.length()) {
            int codePoint = written.codePointAt(i);
            i += Character.charCount(codePoint);
            if (!Character.isLetterOrDigit(codePoint)) {
                shaped.appendCodePoint(codePoint);
                continue;
            }
            while (!Character.isLetterOrDigit(value.codePointAt(next))) {
                next += Character.charCount(value.codePointAt(next));
            }
            int other = value.codePointAt(next);
            next += Character.charCount(other);
            shaped.appendCodePoint(Character.isLowerCase(codePoint) ? Character.toLowerCase(other) : other);
        }
        return shaped.toString();
    }

    private static long count(String text) {
        return text.codePoints().filter(Character::isLetterOrDigit).count();
    }
}
