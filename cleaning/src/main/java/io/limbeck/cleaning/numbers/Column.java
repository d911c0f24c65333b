package io.limbeck.cleaning.numbers;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** One column as its settings want it. Thread-safe. */
public final class Column {
    private final ColumnSettings settings;
    private final Set<String> missing = new TreeSet<>();
    private final NumberReader numbers;

    public Column(ColumnSettings settings) {
        this.settings = settings;
        settings.missing().forEach(marker -> missing.add(marker.strip().toLowerCase(Locale.ROOT)));
        this.numbers = new NumberReader(settings);
    }

    public ColumnSettings.Type type() {
        return settings.type();
    }

    /** Whether a plain text says that nothing is known. */
    public boolean isMissing(String text) {
        return text.isEmpty() || missing.contains(text.toLowerCase(Locale.ROOT));
    }

    /** The number that a plain text, or a number as messages carry them, stands for; empty if it is none. */
    public Optional<Double> number(String text) {
        return numbers.read(text);
    }
}
