package io.limbeck.ingest.fuzz;

import java.util.List;

/** What a fuzzed value is meant to be, and the header that says so. */
public enum Shape {
    JSON("application/json", "text/json", "application/vnd.api+json; charset=utf-8"),
    CSV("text/csv", "text/tab-separated-values"),
    LOG("text/x-log"),
    TEXT("text/plain", "text/plain; charset=\"UTF-8\""),
    AVRO("application/avro", "avro/binary"),
    PICTURE("image/png", "image/jpeg"),
    BYTES("application/octet-stream"),
    NOTHING("");

    private final String contentTypes;

    Shape(String... contentTypes) {
        this.contentTypes = String.join("|", contentTypes);
    }

    List<String> contentTypes() {
        return List.of(contentTypes.split("\\|"));
    }
}
