package io.limbeck.ingest;

import io.limbeck.schemas.AvroCodec;
import io.limbeck.schemas.Origin;
import io.limbeck.schemas.Record;
import java.util.Objects;
import java.util.Optional;
import org.apache.kafka.common.serialization.Serializer;

/**
 * A message of the records topic.
 *
 * @param record empty in a tombstone
 */
record Outbound(Origin origin, Optional<Record> record) {
    Outbound {
        Objects.requireNonNull(origin, "origin");
        Objects.requireNonNull(record, "record");
    }

    static Outbound of(Record record) {
        return new Outbound(record.getOrigin(), Optional.of(record));
    }

    static Serializer<Outbound> serializer() {
        AvroCodec<Record> codec = AvroCodec.of(Record.class);
        return (topic, message) -> message.record().map(codec::encode).orElse(null);
    }
}
