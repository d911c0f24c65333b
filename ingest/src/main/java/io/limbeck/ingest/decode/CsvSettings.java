package io.limbeck.ingest.decode;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;

/**
 * How rows are read: one a message, quoted as RFC 4180 says.
 *
 * @param columns the fields' names, from left to right; {@code id, text, timestamp} by default
 * @param delimiter between them; a comma by default
 */
public record CsvSettings(List<String> columns, String delimiter) {
    public CsvSettings {
        columns = List.copyOf(Objects.requireNonNullElse(columns, List.of("id", "text", "timestamp")));
        delimiter = Objects.requireNonNullElse(delimiter, ",");
        if (columns.isEmpty() || columns.stream().anyMatch(String::isBlank)) {
            throw new IllegalArgumentException("columns must name every column");
        }
        if (new HashSet<>(columns).size() < columns.size()) {
            throw new IllegalArgumentException("columns must have different names");
        }
        if (delimiter.length() != 1 || "\"\r\n".contains(delimiter)) {
            throw new IllegalArgumentException("delimiter must be one character, no quote and no line end");
        }
    }

    public static CsvSettings defaults() {
        return new CsvSettings(null, null);
    }

    /** The same with tabs. */
    CsvSettings withTabs() {
        return new CsvSettings(columns, "\t");
    }
}
