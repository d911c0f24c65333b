package io.limbeck.cleaning.personal.surrogate;

import java.util.Optional;
import java.util.function.Predicate;

/**
 * Numbers and other values of the same shape whose check holds, found by trying.
 *
 * <p>Digits are replaced in pairs, and each pair keeps to what a month, a day or a century may be, so that a date within
 * a number stays one. A country's two letters before digits are kept.
 */
final class NumberSurrogates {
    private static final int TRIES = 64;
    private static final String LAST = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

    private NumberSurrogates() {}

    /** Empty where no value that the check lets pass was found. */
    static Optional<String> of(String value, Predicate<String> check, Draws draws) {
        boolean hex = isHex(value);
        for (int i = 0; i < TRIES; i++) {
            String candidate = candidate(value, i % 2, hex, draws);
            Optional<String> checked = checked(candidate, check).filter(found -> !found.equals(value));
            if (checked.isPresent()) {
                return checked;
            }
        }
        return Optional.empty();
    }

    /** The candidate with a check digit that fits: its last character, or the two behind a country's letters. */
    private static Optional<String> checked(String candidate, Predicate<String> check) {
        if (check.test(candidate)) {
            return Optional.of(candidate);
        }
        int last = candidate.length() - 1;
        String kinds = last < 0 ? "" : Character.isDigit(candidate.charAt(last)) ? LAST.substring(0, 10) + "X" : LAST;
        for (int i = 0; i < kinds.length(); i++) {
            String other = candidate.substring(0, last) + kinds.charAt(i);
            if (check.test(other)) {
                return Optional.of(other);
            }
        }
        if (isCountry(candidate) && candidate.length() > 4 && Character.isDigit(candidate.charAt(3))) {
            for (int digits = 0; digits < 100; digits++) {
                String other = candidate.substring(0, 2) + digits / 10 + digits % 10 + candidate.substring(4);
                if (check.test(other)) {
                    return Optional.of(other);
                }
            }
        }
        return Optional.empty();
    }

    /** @param odd 1 where pairs of digits begin with the second digit of a row */
    private static String candidate(String value, int odd, boolean hex, Draws draws) {
        StringBuilder candidate = new StringBuilder(value.length());
        int kept = isCountry(value) ? 2 : 0;
        candidate.append(value, 0, kept);
        int i = kept;
        int row = 0;
        while (i < value.length()) {
            int codePoint = value.codePointAt(i);
            if (isDigit(codePoint)) {
                boolean pair = row % 2 == odd && i + 1 < value.length() && isDigit(value.charAt(i + 1));
                int count = pair ? 2 : 1;
                candidate.append(pair ? pair(value.substring(i, i + 2), draws) : draws.digits(1));
                i += count;
                row += count;
                continue;
            }
            row = 0;
            i += Character.charCount(codePoint);
            candidate.appendCodePoint(
                    Character.isLetterOrDigit(codePoint) ? Characters.instead(codePoint, hex, draws) : codePoint);
        }
        return candidate.toString();
    }

    private static String pair(String digits, Draws draws) {
        int number = Integer.parseInt(digits);
        if (number == 19 || number == 20) {
            return digits;
        }
        int other = number == 0
                ? 0
                : number <= 12 ? draws.between(1, 12) : number <= 31 ? draws.between(13, 28) : draws.between(32, 99);
        return "" + other / 10 + other % 10;
    }

    private static boolean isCountry(String value) {
        return value.length() > 2
                && Character.isUpperCase(value.charAt(0))
                && Character.isUpperCase(value.charAt(1))
                && isDigit(value.charAt(2));
    }

    private static boolean isHex(String value) {
        return value.chars().anyMatch(NumberSurrogates::isDigit)
                && value.chars()
                        .filter(Character::isLetter)
                        .allMatch(c -> "ABCDEF".indexOf(Character.toUpperCase(c)) >= 0);
    }

    private static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }
}
