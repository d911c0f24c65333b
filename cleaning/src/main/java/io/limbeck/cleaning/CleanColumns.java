package io.limbeck.cleaning;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * The cleaned columns of a row.
 *
 * @param columns by name: {@link Double}, {@link String}, or null where a value is missing
 * @param redactions how many finds there were, by name of the entity type
 */
public record CleanColumns(Map<String, Object> columns, Map<String, Integer> redactions) {
    public CleanColumns {
        columns = Collections.unmodifiableMap(new TreeMap<>(columns));
        redactions = Map.copyOf(redactions);
    }

    /** Whether no column has a value. */
    public boolean isEmpty() {
        return columns.values().stream().allMatch(value -> value == null);
    }
}
