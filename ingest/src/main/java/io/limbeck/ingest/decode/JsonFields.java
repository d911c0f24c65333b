package io.limbeck.ingest.decode;

import com.fasterxml.jackson.core.JsonPointer;
import java.util.Objects;

/**
 * Where in a JSON message the fields stand: {@code ticket.body}, or a JSON Pointer (RFC 6901) such as
 * {@code /ticket/body} where a name has a dot in it.
 *
 * @param id default {@code id}
 * @param text default {@code text}; the only field that must be there
 * @param timestamp default {@code timestamp}
 */
public record JsonFields(String id, String text, String timestamp) {
    public JsonFields {
        id = Objects.requireNonNullElse(id, "id");
        text = Objects.requireNonNullElse(text, "text");
        timestamp = Objects.requireNonNullElse(timestamp, "timestamp");
        pointer("id", id);
        pointer("text", text);
        pointer("timestamp", timestamp);
    }

    public static JsonFields defaults() {
        return new JsonFields(null, null, null);
    }

    JsonPointer idPointer() {
        return pointer("id", id);
    }

    JsonPointer textPointer() {
        return pointer("text", text);
    }

    JsonPointer timestampPointer() {
        return pointer("timestamp", timestamp);
    }

    private static JsonPointer pointer(String name, String path) {
        if (path.isBlank()) {
            throw new IllegalArgumentException(name + " must be the path of a field, e.g. ticket.body or /ticket/body");
        }
        return JsonPointer.compile(path.startsWith("/") ? path : "/" + path.replace('.', '/'));
    }
}
