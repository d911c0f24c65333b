package io.limbeck.ingest.decode;

import io.limbeck.runtime.settings.OneOrMore;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Where in a message of several fields (JSON, CSV, Avro) those stand that become a record.
 *
 * @param id default {@code id}
 * @param text default {@code text}; of several, those that are there are joined by line ends, in this order
 * @param timestamp default {@code timestamp}
 * @param attributes paths by name of the record's attribute; none by default
 */
public record Fields(String id, @OneOrMore List<String> text, String timestamp, Map<String, String> attributes) {
    public Fields {
        id = Objects.requireNonNullElse(id, "id");
        text = text == null || text.isEmpty() ? List.of("text") : List.copyOf(text);
        timestamp = Objects.requireNonNullElse(timestamp, "timestamp");
        attributes = new LinkedHashMap<>(Objects.requireNonNullElse(attributes, Map.of()));
        path("id", id);
        text.forEach(each -> path("text", each));
        path("timestamp", timestamp);
        attributes.forEach((name, path) -> path("attributes." + name, path));
    }

    public static Fields defaults() {
        return new Fields(null, null, null, null);
    }

    private static void path(String name, String path) {
        try {
            FieldPath.of(path);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(name + " " + e.getMessage(), e);
        }
    }
}
