package io.limbeck.runtime.kafka;

import io.limbeck.schemas.Tombstone;
import java.util.Optional;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;

/** Kafka's view of a {@link Tombstone}. */
public final class Tombstones {
    private Tombstones() {}

    /** What a message without a value says; empty unless it says it exactly as we do. */
    public static Optional<Tombstone> in(Headers headers) {
        return Tombstone.read(value(headers, Tombstone.ID_HEADER), value(headers, Tombstone.ORIGIN_HEADER));
    }

    private static byte[] value(Headers headers, String name) {
        Header header = headers.lastHeader(name);
        return header == null ? null : header.value();
    }
}
