package io.limbeck.cleaning;

import io.limbeck.cleaning.numbers.NumberText;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * Cleans one row of a table: names as names, words as text, numbers by what they say under their column's name. Of a row
 * with something in it with which a record is dropped, no column is left.
 */
final class ColumnCleaner {
    /** No card, phone or resident id has fewer digits. */
    private static final int FEWEST_DIGITS = 7;

    /** Whole numbers beyond this are not exact any more, so nobody's number can be read out of them. */
    private static final double LARGEST_EXACT = 1L << 53;

    private final Function<String, CleanText> text;
    private final UnaryOperator<String> name;
    private boolean dropped;

    ColumnCleaner(Function<String, CleanText> text, UnaryOperator<String> name) {
        this.text = original -> {
            CleanText clean = text.apply(original);
            dropped |= clean.dropped();
            return clean;
        };
        this.name = name;
    }

    CleanColumns clean(Map<String, ?> row) {
        Map<String, Object> columns = new TreeMap<>();
        Map<String, Integer> redactions = new HashMap<>();
        row.forEach((original, value) -> {
            String column = name.apply(original);
            if (!column.isBlank()) {
                columns.put(column, value(original, value, redactions));
            }
        });
        return new CleanColumns(dropped ? Map.of() : columns, redactions);
    }

    private Object value(String column, Object value, Map<String, Integer> redactions) {
        if (value == null) {
            return null;
        }
        if (value instanceof Number number) {
            return number(column, number.doubleValue(), redactions);
        }
        String written = value.toString();
        if (NumberText.isMissing(written)) {
            return null;
        }
        Optional<Double> number = NumberText.read(written);
        return number.isPresent() ? number(column, number.get(), redactions) : word(text.apply(written), redactions);
    }

    /** A number that is somebody's, as its column's name tells, leaves as the word that stands for it. */
    private Object number(String column, double number, Map<String, Integer> redactions) {
        if (!Double.isFinite(number)) {
            return null;
        }
        if (number == Math.rint(number) && Math.abs(number) <= LARGEST_EXACT) {
            String digits = new BigDecimal(number).toBigInteger().abs().toString();
            if (digits.length() >= FEWEST_DIGITS) {
                String introduction = column.replaceAll("[^\\p{L}\\p{N}]+", " ").strip() + " ";
                CleanText found = text.apply(introduction + digits);
                if (!found.redactions().isEmpty()) {
                    return word(found, redactions, introduction);
                }
            }
        }
        return number + 0.0; // one zero, not two
    }

    private static Object word(CleanText clean, Map<String, Integer> redactions) {
        return word(clean, redactions, "");
    }

    private static Object word(CleanText clean, Map<String, Integer> redactions, String introduction) {
        clean.redactions().forEach((type, count) -> redactions.merge(type, count, Integer::sum));
        String word = clean.text().startsWith(introduction)
                ? clean.text().substring(introduction.length()).strip()
                : clean.text().strip();
        return NumberText.isMissing(word) ? null : word;
    }
}
