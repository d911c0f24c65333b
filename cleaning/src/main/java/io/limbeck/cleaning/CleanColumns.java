package io.limbeck.cleaning;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The cleaned columns of a row.
 *
 * @param columns by name: {@link Double}, {@link String}, or null where a value is missing
 * @param redactions how many finds there were, by type
 * @param unreadable names of those columns whose value should have been a number and was none
 * @param dropped whether it holds personal data with which no row goes on: then no column is left of it
 */
public record CleanColumns(
        Map<String, Object> columns, Map<String, Integer> redactions, List<String> unreadable, boolean dropped) {
    public CleanColumns {
        columns = Collections.unmodifiableMap(new TreeMap<>(columns));
        redactions = Map.copyOf(redactions);
        unreadable = List.copyOf(unreadable);
        if (dropped && !columns.isEmpty()) {
            throw new IllegalArgumentException("of a row that is dropped no column is left");
        }
    }

    /** Whether no column has a value. */
    public boolean isEmpty() {
        return columns.values().stream().allMatch(value -> value == null);
    }
}
