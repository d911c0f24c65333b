package io.limbeck.cleaning;

import io.limbeck.cleaning.numbers.Column;
import io.limbeck.cleaning.numbers.ColumnSettings;
import io.limbeck.cleaning.numbers.NumberText;
import io.limbeck.cleaning.personal.KnownValues;
import io.limbeck.cleaning.personal.PersonalData;
import io.limbeck.cleaning.text.AlignedText;
import io.limbeck.cleaning.text.TextCleaner;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Cleans the rows of a table. Columns that the settings describe are brought to their type, and no other is left; where
 * they describe none, every column is kept: names as names, numbers by what they say under their column's name, words as
 * text. Thread-safe.
 */
final class ColumnCleaner {
    /** No card, phone or resident id has fewer digits. */
    private static final int FEWEST_DIGITS = 7;

    /** No number that was given to somebody has more. */
    private static final int MOST_DIGITS = 40;

    /** Behind the point; of a number with more, nobody reads them all, and they could be billions. */
    private static final int MOST_DECIMALS = 400;

    /** Whole numbers beyond this are not exact any more as a {@code double}. */
    private static final double LARGEST_EXACT = 1L << 53;

    private final Map<String, Column> columns = new TreeMap<>();
    private final TextCleaner text;
    private final PersonalData personal;

    ColumnCleaner(Map<String, ColumnSettings> settings, TextCleaner text, PersonalData personal) {
        settings.forEach((name, column) -> columns.put(name, new Column(column)));
        this.text = text;
        this.personal = personal;
    }

    /** @param row {@link Number}s, {@link Boolean}s, texts or null, by name */
    CleanColumns clean(Map<String, ?> row, KnownValues known) {
        Row cleaned = new Row(known);
        if (columns.isEmpty()) {
            row.forEach(cleaned::add);
        } else {
            columns.forEach((name, column) -> cleaned.add(name, column, row.get(name)));
        }
        return cleaned.done();
    }

    /** A row in the making. */
    private final class Row {
        private final Map<String, Object> values = new TreeMap<>();
        private final Map<String, Integer> redactions = new TreeMap<>();
        private final List<String> unreadable = new ArrayList<>();
        private final KnownValues known;
        private boolean dropped;

        Row(KnownValues known) {
            this.known = known;
            this.dropped = known.dropped();
            known.redactions().forEach(this::count);
        }

        CleanColumns done() {
            return new CleanColumns(dropped ? Map.of() : values, redactions, unreadable, dropped);
        }

        /** A column of which nothing is known but its name. */
        void add(String original, Object value) {
            String name = personal.inName(text.plain(original)).text().text();
            if (name.isBlank()) {
                return;
            }
            if (value instanceof Number number) {
                values.put(name, number(name, number.doubleValue(), exact(number)));
                return;
            }
            String plain = value == null ? "" : text.plain(value.toString()).text();
            Optional<Double> number = NumberText.read(plain);
            values.put(
                    name,
                    number.isPresent()
                            ? number(name, number.get(), digits(plain, number.get()))
                            : word(name, plain, value));
        }

        private Object word(String name, String plain, Object value) {
            if (NumberText.isMissing(plain)) {
                return null;
            }
            String word = settled(personal.inText(text.clean(value.toString()), known));
            return NumberText.read(word)
                    .<Object>map(number -> number(name, number, digits(word, number)))
                    .orElse(present(word));
        }

        /**
         * A number that is somebody's, as its column's name tells, leaves as the word that stands for it.
         *
         * @param written all its digits: a card's or a resident id's are more than a {@code double} holds exactly
         */
        private Object number(String name, double number, String written) {
            if (!Double.isFinite(number)) {
                return null;
            }
            Optional<String> word = wordFor(name, written);
            return word.isPresent() ? present(word.get()) : (Object) (number + 0.0); // one zero, not two
        }

        /** A column of which the settings say what it holds. */
        void add(String name, Column column, Object value) {
            String plain = value == null ? "" : text.plain(written(value)).text();
            boolean nothing = value instanceof Number number && Double.isNaN(number.doubleValue());
            if (nothing || column.isMissing(plain)) {
                values.put(name, null);
            } else if (column.type() == ColumnSettings.Type.NUMBER) {
                values.put(name, quantity(name, column, value, plain));
            } else if (column.type() == ColumnSettings.Type.CATEGORY) {
                values.put(name, present(settled(personal.inName(text.plain(plain)))));
            } else {
                values.put(name, present(settled(personal.inText(text.clean(written(value)), known))));
            }
        }

        /** Nobody's number is a quantity: it is missing. */
        private Object quantity(String name, Column column, Object value, String plain) {
            if (value instanceof Boolean truth) {
                return truth ? 1.0 : 0.0;
            }
            PersonalData.Anonymised found = personal.inText(AlignedText.of(plain), known);
            if (!found.findings().isEmpty() || known.isOne(plain)) {
                settled(found);
                return null;
            }
            Optional<Double> number = value instanceof Number given
                    ? Optional.of(given.doubleValue()).filter(Double::isFinite)
                    : column.number(plain);
            if (number.isEmpty()) {
                unreadable.add(name);
                return null;
            }
            return wordFor(name, exact(number.get())).isPresent() ? null : (Object) (number.get() + 0.0);
        }

        private Optional<String> wordFor(String name, String written) {
            String digits = wholeDigits(written);
            if (digits.length() < FEWEST_DIGITS) {
                return Optional.empty();
            }
            String introduction = name.replaceAll("[^\\p{L}\\p{N}]+", " ").strip() + " ";
            PersonalData.Anonymised found = personal.inText(text.clean(introduction + digits), known);
            if (found.findings().isEmpty()) {
                return Optional.empty();
            }
            String word = settled(found);
            return Optional.of(word.startsWith(introduction) ? word.substring(introduction.length()) : word);
        }

        private String settled(PersonalData.Anonymised anonymised) {
            dropped |= anonymised.dropped();
            anonymised.findings().forEach(finding -> count(finding.type(), 1));
            return known.settle(anonymised.text().text());
        }

        private void count(String type, int finds) {
            redactions.merge(type, finds, Integer::sum);
        }
    }

    private static Object present(String word) {
        String stripped = word.strip();
        return NumberText.isMissing(stripped) ? null : stripped;
    }

    /** The digits of a whole number that could be somebody's, behind the plus of a phone number; else nothing. */
    private static String wholeDigits(String written) {
        BigDecimal number = new BigDecimal(written).abs().stripTrailingZeros();
        long digits = (long) number.precision() - number.scale();
        if (number.scale() > 0 || digits > MOST_DIGITS) {
            return "";
        }
        return (written.startsWith("+") ? "+" : "") + number.toBigInteger();
    }

    private static String digits(String plain, double number) {
        return plain.indexOf('e') < 0 && plain.indexOf('E') < 0 ? plain.strip() : exact(number);
    }

    /** As it is written, or nobody's zero where that cannot be known any more. */
    private static String exact(Number number) {
        if (!(number instanceof Double || number instanceof Float)) {
            return number.toString();
        }
        double value = number.doubleValue();
        return Math.abs(value) <= LARGEST_EXACT ? new BigDecimal(value).toString() : "0";
    }

    /** A whole number without its exponent, as an id would be written. */
    private static String written(Object value) {
        if (!(value instanceof Number number) || !(Math.abs(number.doubleValue()) <= LARGEST_EXACT)) {
            return value.toString();
        }
        BigDecimal exact = new BigDecimal(number.toString()).stripTrailingZeros();
        return exact.scale() <= MOST_DECIMALS ? exact.toPlainString() : exact.toString();
    }
}
