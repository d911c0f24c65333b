package io.limbeck.ingest.decode;

import io.limbeck.ingest.decode.Decoding.Undecodable;
import io.limbeck.ingest.registry.Schemas;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Optional;
import org.apache.avro.Schema;

/**
 * Reads records of Avro in Confluent's wire format: a zero, the schema's id in four bytes, the record's binary encoding.
 * Thread-safe.
 */
final class AvroReader {
    static final byte MAGIC = 0;
    static final int HEADER_BYTES = 5;

    private final Schemas schemas;
    private final FieldReader fields;

    AvroReader(Schemas schemas, FieldReader fields) {
        this.schemas = schemas;
        this.fields = fields;
    }

    /** @throws io.limbeck.ingest.registry.RegistryAwayException nobody can tell the schema now */
    Decoding read(byte[] value, Instant time) {
        if (value.length < HEADER_BYTES || value[0] != MAGIC) {
            return new Undecodable(Reason.INVALID_AVRO);
        }
        Optional<Schema> schema = schemas.byId(ByteBuffer.wrap(value).getInt(1));
        if (schema.isEmpty()) {
            return new Undecodable(Reason.UNKNOWN_SCHEMA);
        }
        if (schema.get().getType() != Schema.Type.RECORD) {
            return new Undecodable(Reason.INVALID_AVRO);
        }
        return AvroTree.read(schema.get(), ByteBuffer.wrap(value, HEADER_BYTES, value.length - HEADER_BYTES))
                .map(message -> fields.read(message, time))
                .orElseGet(() -> new Undecodable(Reason.INVALID_AVRO));
    }
}
