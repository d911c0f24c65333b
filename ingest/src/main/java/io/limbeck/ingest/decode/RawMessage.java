package io.limbeck.ingest.decode;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * What decoding may see of a message: its value, and of its headers those on the allow-list.
 *
 * @param value empty for a delete, which is not decoded
 * @param id the header {@code id}
 * @param contentType the header {@code content-type}
 * @param time when the message was made, for messages that say nothing else
 */
public record RawMessage(Optional<byte[]> value, Optional<byte[]> id, Optional<byte[]> contentType, Instant time) {
    public RawMessage {
        Objects.requireNonNull(value, "value");
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(contentType, "contentType");
        Objects.requireNonNull(time, "time");
    }
}
