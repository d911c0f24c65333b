package io.limbeck.schemas;

import java.io.IOException;
import java.util.Objects;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.message.BinaryMessageDecoder;
import org.apache.avro.message.BinaryMessageEncoder;
import org.apache.avro.message.MissingSchemaException;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.apache.avro.util.ClassSecurityValidator;

/**
 * One record type as bytes and back, in Avro single-object encoding: two marker bytes, the writer schema's 64-bit
 * fingerprint, the body (Avro 1.12 specification, "Single-object encoding").
 *
 * <p>A codec reads every schema of its type that was ever released, and refuses any other fingerprint with
 * {@link UnknownSchemaException}: bytes of a newer release are not bad data, so they must stop the reader instead of
 * becoming a dead letter. Thread-safe.
 */
public final class AvroCodec<T extends SpecificRecord> {
    static {
        // Avro instantiates only classes it was told to trust (since 1.12.2); ours are added to what the process
        // trusts.
        ClassSecurityValidator.setGlobal(ClassSecurityValidator.composite(
                ClassSecurityValidator.getGlobal(),
                type -> type.getPackageName().equals(AvroCodec.class.getPackageName())));
    }

    private final Class<T> type;
    private final BinaryMessageEncoder<T> encoder;
    private final BinaryMessageDecoder<T> decoder;

    private AvroCodec(Class<T> type) {
        this.type = Objects.requireNonNull(type, "type");
        SpecificData data = SpecificData.getForClass(type);
        Schema schema = data.getSchema(type);
        this.encoder = new BinaryMessageEncoder<>(data, schema);
        this.decoder = new BinaryMessageDecoder<>(data, schema);
        ReleasedSchemas.of(type).forEach(decoder::addSchema);
    }

    public static <T extends SpecificRecord> AvroCodec<T> of(Class<T> type) {
        return new AvroCodec<>(type);
    }

    public Class<T> type() {
        return type;
    }

    @SuppressWarnings("ByteBufferBackingArray") // a fresh one for every value, exactly as long as what is in it
    public byte[] encode(T value) {
        try {
            return encoder.encode(value).array();
        } catch (IOException e) {
            throw new AvroRuntimeException("encoding a " + type.getSimpleName() + " to memory failed", e);
        }
    }

    /**
     * @throws UnknownSchemaException the bytes were written with a schema that this release does not know
     * @throws MalformedRecordException the bytes are not a single-object encoded record
     */
    public T decode(byte[] bytes) {
        try {
            return decoder.decode(bytes);
        } catch (MissingSchemaException e) {
            throw new UnknownSchemaException(type, e);
        } catch (IOException | RuntimeException e) {
            // The cause may quote field values, and this may be logged: keep the kind of fault, drop its text.
            throw new MalformedRecordException(type, e.getClass());
        }
    }
}
