package io.limbeck.cleaning.numbers;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Reads numbers as people write them, {@code 1.234,56 €}, {@code 1 234.5}, {@code 12 %}, {@code -3e-2}, and brings them to
 * one unit. What could be read in two ways is not read: {@code 1,5} is no number where the decimals begin with a dot.
 * Linear in the text's length. Thread-safe.
 */
final class NumberReader {
    private static final int LONGEST = 200;
    private static final int EXPONENT_DIGITS = 3;
    private static final String MINUSES = "-\u2212\u2010\u2011\u2012\u2013";
    /** What may part groups of digits, beside the one of dot and comma that does not begin the decimals. */
    private static final String GROUPING = " '\u2019\u066C\u00A0\u202F";

    private final char decimal;
    private final String grouping;
    private final Map<String, BigDecimal> units = new HashMap<>();

    NumberReader(ColumnSettings column) {
        this.decimal = column.decimalSeparator();
        this.grouping = GROUPING + (decimal == '.' ? "," : decimal == ',' ? "." : ",.");
        units.put("", BigDecimal.ONE);
        units.put("%", new BigDecimal("0.01"));
        units.put("\u2030", new BigDecimal("0.001"));
        column.units()
                .forEach((unit, factor) -> units.put(
                        Normalizer.normalize(unit.strip(), Normalizer.Form.NFKC), BigDecimal.valueOf(factor)));
    }

    /** The number in the column's unit; empty where the text is none. */
    Optional<Double> read(String text) {
        String written = text.strip();
        int first = firstDigit(written);
        if (first < 0 || written.length() > LONGEST) {
            return Optional.empty();
        }
        boolean begunByDecimal = first > 0 && written.charAt(first - 1) == decimal;
        String before = written.substring(0, begunByDecimal ? first - 1 : first).strip();
        boolean negative = before.chars().anyMatch(c -> MINUSES.indexOf(c) >= 0);
        String prefix = withoutSign(before);
        Scan scan = new Scan(written, begunByDecimal ? first - 1 : first);
        if (prefix == null || !scan.number()) {
            return Optional.empty();
        }
        String suffix = written.substring(scan.at).strip();
        BigDecimal factor = prefix.isEmpty() || suffix.isEmpty() ? units.get(prefix + suffix) : null;
        return Optional.ofNullable(factor)
                .map(new BigDecimal(scan.plain.toString())::multiply)
                .map(value -> negative ? value.negate() : value)
                .map(BigDecimal::doubleValue)
                .filter(Double::isFinite);
    }

    private static int firstDigit(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isDigit(text.charAt(i))) {
                return i;
            }
        }
        return -1;
    }

    /** What stands before the number, without its sign; null if there are several signs. */
    private static String withoutSign(String before) {
        StringBuilder unit = new StringBuilder();
        int signs = 0;
        for (int i = 0; i < before.length(); i++) {
            char c = before.charAt(i);
            if (c == '+' || MINUSES.indexOf(c) >= 0) {
                signs++;
            } else {
                unit.append(c);
            }
        }
        return signs > 1 ? null : unit.toString().strip();
    }

    /** Reads digits, groups, decimals and exponent from left to right. */
    private final class Scan {
        private final String text;
        private final StringBuilder plain = new StringBuilder();
        private int at;

        Scan(String text, int from) {
            this.text = text;
            this.at = from;
        }

        boolean number() {
            if (!whole()) {
                return false;
            }
            if (at < text.length() && text.charAt(at) == decimal) {
                at++;
                plain.append('.');
                if (digits() == 0) {
                    return false;
                }
            }
            exponent();
            return true;
        }

        /** Groups have three digits, but for the first and, as in India, those in the middle. */
        private boolean whole() {
            int group = digits();
            char separator = 0;
            boolean firstGroup = true;
            while (at + 1 < text.length()
                    && grouping.indexOf(text.charAt(at)) >= 0
                    && Character.isDigit(text.charAt(at + 1))) {
                char next = text.charAt(at);
                boolean fits = firstGroup ? group >= 1 && group <= 3 : group == 2 || group == 3;
                if (!fits || (separator != 0 && separator != next)) {
                    return false;
                }
                separator = next;
                firstGroup = false;
                at++;
                group = digits();
            }
            if (group == 0 && firstGroup) {
                plain.append('0');
            }
            return firstGroup || group == 3;
        }

        private int digits() {
            int start = at;
            while (at < text.length() && Character.isDigit(text.charAt(at))) {
                plain.append((char) ('0' + Character.digit(text.charAt(at), 10)));
                at++;
            }
            return at - start;
        }

        private void exponent() {
            int i = at;
            if (i >= text.length() || (text.charAt(i) | 0x20) != 'e') {
                return;
            }
            i++;
            boolean minus = i < text.length() && MINUSES.indexOf(text.charAt(i)) >= 0;
            i += minus || (i < text.length() && text.charAt(i) == '+') ? 1 : 0;
            int start = i;
            while (i < text.length() && text.charAt(i) >= '0' && text.charAt(i) <= '9') {
                i++;
            }
            if (i > start && i - start <= EXPONENT_DIGITS) {
                plain.append(minus ? "e-" : "e").append(text, start, i);
                at = i;
            }
        }
    }
}
