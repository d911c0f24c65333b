package io.limbeck.ingest.decode;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.limbeck.ingest.decode.AvroBytes.MalformedException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.time.LocalDate;
import java.util.Optional;
import org.apache.avro.LogicalType;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;

/**
 * One record of Avro as a tree of fields. Depth and size are bounded by the bytes that are there: neither a schema that
 * contains itself nor a list of a billion items that take no bytes can exhaust the process.
 */
final class AvroTree {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final int DEEPEST = 200;
    /** Beside the bytes, for fields that take none. */
    private static final int SPARE_VALUES = 10_000;

    private final AvroBytes bytes;
    private int left;

    private AvroTree(ByteBuffer bytes) {
        this.bytes = new AvroBytes(bytes);
        this.left = this.bytes.remaining() + SPARE_VALUES;
    }

    /** Empty if the bytes are not exactly one value of the schema. */
    static Optional<JsonNode> read(Schema schema, ByteBuffer bytes) {
        AvroTree tree = new AvroTree(bytes);
        try {
            JsonNode value = tree.value(schema, 0);
            return tree.bytes.remaining() == 0 ? Optional.of(value) : Optional.empty();
        } catch (MalformedException e) {
            return Optional.empty();
        }
    }

    private JsonNode value(Schema schema, int depth) throws MalformedException {
        if (depth > DEEPEST || left-- == 0) {
            throw new MalformedException();
        }
        return switch (schema.getType()) {
            case RECORD -> record(schema, depth);
            case ARRAY -> array(schema.getElementType(), depth);
            case MAP -> map(schema.getValueType(), depth);
            case UNION ->
                value(schema.getTypes().get(bytes.readIndex(schema.getTypes().size())), depth + 1);
            case ENUM ->
                NODES.textNode(schema.getEnumSymbols()
                        .get(bytes.readIndex(schema.getEnumSymbols().size())));
            case STRING -> NODES.textNode(text());
            case BYTES -> decimal(schema, bytes.readBytes());
            case FIXED -> decimal(schema, bytes.readFixed(schema.getFixedSize()));
            case INT, LONG -> number(schema, bytes.readLong());
            case FLOAT -> NODES.numberNode(bytes.readFloat());
            case DOUBLE -> NODES.numberNode(bytes.readDouble());
            case BOOLEAN -> NODES.booleanNode(bytes.readBoolean());
            case NULL -> NODES.nullNode();
        };
    }

    private JsonNode record(Schema schema, int depth) throws MalformedException {
        ObjectNode object = NODES.objectNode();
        for (Schema.Field field : schema.getFields()) {
            object.set(field.name(), value(field.schema(), depth + 1));
        }
        return object;
    }

    private JsonNode array(Schema element, int depth) throws MalformedException {
        ArrayNode array = NODES.arrayNode();
        for (long count = bytes.readBlock(); count != 0; count = bytes.readBlock()) {
            for (long i = 0; i < count; i++) {
                array.add(value(element, depth + 1));
            }
        }
        return array;
    }

    private JsonNode map(Schema element, int depth) throws MalformedException {
        ObjectNode object = NODES.objectNode();
        for (long count = bytes.readBlock(); count != 0; count = bytes.readBlock()) {
            for (long i = 0; i < count; i++) {
                String name = text();
                object.set(name, value(element, depth + 1));
            }
        }
        return object;
    }

    private String text() throws MalformedException {
        return Utf8.decode(bytes.readBytes()).orElseThrow(MalformedException::new);
    }

    /** Bytes that are no number say nothing here. */
    private static JsonNode decimal(Schema schema, byte[] unscaled) {
        return schema.getLogicalType() instanceof LogicalTypes.Decimal decimal && unscaled.length > 0
                ? NODES.numberNode(new BigDecimal(new BigInteger(unscaled), decimal.getScale()))
                : NODES.nullNode();
    }

    /** Times in milliseconds, dates as they are written. */
    private static JsonNode number(Schema schema, long value) throws MalformedException {
        LogicalType type = schema.getLogicalType();
        if (type instanceof LogicalTypes.TimestampMicros) {
            return NODES.numberNode(Math.floorDiv(value, 1_000L));
        }
        if (type instanceof LogicalTypes.TimestampNanos) {
            return NODES.numberNode(Math.floorDiv(value, 1_000_000L));
        }
        if (type instanceof LogicalTypes.Date) {
            if (value < Integer.MIN_VALUE || value > Integer.MAX_VALUE) {
                throw new MalformedException();
            }
            return NODES.textNode(LocalDate.ofEpochDay(value).toString());
        }
        return NODES.numberNode(value);
    }
}
