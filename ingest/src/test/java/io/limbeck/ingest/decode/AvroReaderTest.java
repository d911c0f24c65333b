package io.limbeck.ingest.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.limbeck.ingest.registry.RegistryAwayException;
import io.limbeck.ingest.registry.Schemas;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.apache.avro.Conversions;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.junit.jupiter.api.Test;

class AvroReaderTest {
    private static final Schema TICKET = new Schema.Parser().parse("""
            {"type": "record", "name": "Ticket", "fields": [
              {"name": "number", "type": ["null", "long"]},
              {"name": "at", "type": {"type": "long", "logicalType": "timestamp-micros"}},
              {"name": "price", "type": {"type": "bytes", "logicalType": "decimal", "precision": 9, "scale": 2}},
              {"name": "kind", "type": {"type": "enum", "name": "Kind", "symbols": ["MAIL", "CALL"]}},
              {"name": "day", "type": {"type": "int", "logicalType": "date"}},
              {"name": "ratio", "type": "double"}, {"name": "small", "type": "float"}, {"name": "new", "type": "boolean"},
              {"name": "raw", "type": "bytes"}, {"name": "hash", "type": {"type": "fixed", "name": "H", "size": 2}},
              {"name": "messages", "type": {"type": "array", "items": "string"}},
              {"name": "by", "type": {"type": "map", "values": ["null", "string"]}},
              {"name": "replyTo", "type": ["null", "Ticket"]}]}""");

    private final Decoder decoder = new Decoder(
            Wanted.text(new Fields(
                    "number",
                    List.of("messages[*]", "by.agent", "replyTo.messages[0]", "kind", "day"),
                    "at",
                    Map.of("price", "price", "new", "new", "ratio", "ratio", "small", "small", "raw", "raw"))),
            FormatSettings.defaults(),
            1 << 20,
            id -> id == 7 ? Optional.of(TICKET) : Optional.empty());

    @Test
    void readsEveryTypeThatAvroHas() throws IOException {
        GenericData.Record reply = ticket(null, "earlier", null);
        byte[] value = message(7, ticket(42L, "first", reply));

        assertThat(Decodings.shown(Decodings.decode(decoder, value, null)))
                .isEqualTo("42|first\nsecond\nAnna\nearlier\nCALL\n2026-03-02|2026-01-31T12:00:00.123Z"
                        + "|{new=true, price=12.34, ratio=0.5, small=0.25}");
    }

    @Test
    void saysWhatIsWrong() throws IOException {
        byte[] value = message(7, ticket(42L, "first", null));
        byte[] longer = java.util.Arrays.copyOf(value, value.length + 1);
        byte[] shorter = java.util.Arrays.copyOf(value, value.length - 1);

        assertThat(Decodings.shown(Decodings.decode(decoder, longer, null))).isEqualTo("INVALID_AVRO");
        assertThat(Decodings.shown(Decodings.decode(decoder, shorter, null))).isEqualTo("INVALID_AVRO");
        assertThat(Decodings.shown(Decodings.decode(decoder, "{}", "application/avro")))
                .isEqualTo("INVALID_AVRO");
        assertThat(Decodings.shown(Decodings.decode(decoder, message(8, ticket(1L, "a", null)), null)))
                .isEqualTo("UNKNOWN_SCHEMA");
        Decoder unconnected = Decodings.decoder(FormatSettings.defaults(), Schemas.none());
        assertThat(Decodings.shown(Decodings.decode(unconnected, value, null))).isEqualTo("UNKNOWN_SCHEMA");
    }

    @Test
    void neverRejectsAMessageBecauseTheRegistryIsAway() throws IOException {
        Decoder away = Decodings.decoder(FormatSettings.defaults(), id -> {
            throw new RegistryAwayException("away");
        });
        byte[] value = message(7, ticket(42L, "first", null));

        assertThatThrownBy(() -> Decodings.decode(away, value, null)).isInstanceOf(RegistryAwayException.class);
    }

    @Test
    void listsOfWhatTakesNoBytesAndEndlessNestingExhaustNothing() {
        Schema nulls = record("{\"type\": \"array\", \"items\": \"null\"}");
        Schema nested = record("[\"null\", \"R\"]");

        assertThat(decode(nulls, varint(2_000_000_000L))).isEqualTo("INVALID_AVRO");
        assertThat(decode(nested, "\u0002".repeat(1_000_000).getBytes(java.nio.charset.StandardCharsets.US_ASCII)))
                .isEqualTo("INVALID_AVRO");
        assertThat(decode(record("\"string\""), varint(2_000_000_000L))).isEqualTo("INVALID_AVRO");
        assertThat(decode(record("\"bytes\""), varint(-1))).isEqualTo("INVALID_AVRO");
    }

    @Property
    void answersWhateverTheBytes(@ForAll byte[] bytes) {
        byte[] value = ByteBuffer.allocate(bytes.length + 5)
                .put((byte) 0)
                .putInt(7)
                .put(bytes)
                .array();

        assertThat(Decodings.decode(decoder, value, null)).isNotNull();
    }

    private static String decode(Schema schema, byte[] body) {
        byte[] value = ByteBuffer.allocate(body.length + 5)
                .put((byte) 0)
                .putInt(1)
                .put(body)
                .array();
        return Decodings.shown(
                Decodings.decode(Decodings.decoder(FormatSettings.defaults(), id -> Optional.of(schema)), value, null));
    }

    private static Schema record(String fieldType) {
        return new Schema.Parser()
                .parse("{\"type\": \"record\", \"name\": \"R\", \"fields\": [{\"name\": \"text\", \"type\": "
                        + fieldType + "}]}");
    }

    private static byte[] varint(long value) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(out, null);
            encoder.writeLong(value);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return out.toByteArray();
    }

    private static GenericData.Record ticket(Long number, String message, GenericData.Record reply) {
        GenericData.Record ticket = new GenericData.Record(TICKET);
        ticket.put("number", number);
        ticket.put("at", Instant.parse("2026-01-31T12:00:00.123Z").toEpochMilli() * 1000 + 7);
        Schema price = TICKET.getField("price").schema();
        ticket.put(
                "price",
                new Conversions.DecimalConversion().toBytes(new BigDecimal("12.34"), price, price.getLogicalType()));
        ticket.put("kind", new GenericData.EnumSymbol(TICKET.getField("kind").schema(), "CALL"));
        ticket.put("day", (int) java.time.LocalDate.parse("2026-03-02").toEpochDay());
        ticket.put("ratio", 0.5);
        ticket.put("small", 0.25f);
        ticket.put("new", true);
        ticket.put("raw", ByteBuffer.wrap(new byte[] {1, 2}));
        ticket.put("hash", new GenericData.Fixed(TICKET.getField("hash").schema(), new byte[] {3, 4}));
        ticket.put("messages", List.of(message, "second"));
        ticket.put("by", Map.of("agent", "Anna"));
        ticket.put("replyTo", reply);
        return ticket;
    }

    /** In Confluent's wire format. */
    private static byte[] message(int schemaId, GenericData.Record record) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(ByteBuffer.allocate(5).put((byte) 0).putInt(schemaId).array());
        BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(out, null);
        new GenericDatumWriter<GenericData.Record>(record.getSchema()).write(record, encoder);
        encoder.flush();
        return out.toByteArray();
    }
}
