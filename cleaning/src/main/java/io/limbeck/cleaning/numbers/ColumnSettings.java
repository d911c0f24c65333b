package io.limbeck.cleaning.numbers;

import java.text.DecimalFormatSymbols;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * How one column of a table is cleaned.
 *
 * @param field where in a message it stands; by default at the column's own name
 * @param type what it holds; required
 * @param locale of numbers written as text: a language tag such as {@code de} or {@code en-IN}; {@code en} by default.
 *     Decides which character begins the decimals
 * @param units what a number may carry, and by what it is then multiplied; {@code %} and {@code ‰} are known
 * @param missing what is written where nothing is known, in any case; {@code -}, {@code ?}, {@code n/a}, {@code na}, {@code nan},
 *     {@code none} and {@code null} by default; an empty value is always missing
 */
public record ColumnSettings(String field, Type type, String locale, Map<String, Double> units, List<String> missing) {
    /** How files write that a value is missing, in lower case; beside nothing at all. */
    static final List<String> USUAL = List.of("-", "?", "n/a", "na", "nan", "none", "null");

    /** What a column holds. */
    public enum Type {
        /** A quantity, in one unit. */
        NUMBER,
        /** One of a few words. */
        CATEGORY,
        /** Written by people: cleaned as the body of a text task is. */
        TEXT
    }

    public ColumnSettings {
        if (type == null) {
            throw new IllegalArgumentException("type must be number | category | text");
        }
        locale = Objects.requireNonNullElse(locale, "en");
        units = new TreeMap<>(Objects.requireNonNullElse(units, Map.of()));
        missing = List.copyOf(Objects.requireNonNullElse(missing, USUAL));
        decimalSeparator(locale);
        if (units.values().stream().anyMatch(factor -> factor == 0)) {
            throw new IllegalArgumentException("units must not multiply by 0");
        }
    }

    /** A column of this type with everything else at its default. */
    public static ColumnSettings of(Type type) {
        return new ColumnSettings(null, type, null, null, null);
    }

    char decimalSeparator() {
        return decimalSeparator(locale);
    }

    private static char decimalSeparator(String tag) {
        try {
            return DecimalFormatSymbols.getInstance(
                            new Locale.Builder().setLanguageTag(tag).build())
                    .getDecimalSeparator();
        } catch (IllformedLocaleException e) {
            throw new IllegalArgumentException(
                    "locale must be a language tag such as de or en-IN, is '" + tag + "'", e);
        }
    }
}
