package io.limbeck.ingest.decode;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * What a task makes of its messages.
 *
 * @param kind of body
 * @param fields where in a message id, time and text stand
 * @param columns where each column stands, by its name; empty: all that stand in a message but those of {@code fields}
 */
public record Wanted(Kind kind, Fields fields, Map<String, String> columns) {
    /** A kind of body. */
    public enum Kind {
        TEXT,
        COLUMNS,
        PICTURE
    }

    public Wanted {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(fields, "fields");
        columns = new LinkedHashMap<>(columns);
    }

    public static Wanted text(Fields fields) {
        return new Wanted(Kind.TEXT, fields, Map.of());
    }
}
