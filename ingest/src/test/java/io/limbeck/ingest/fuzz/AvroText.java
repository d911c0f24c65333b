package io.limbeck.ingest.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.avro.Schema;

/** Writes Avro in Confluent's wire format, of a schema that contains itself. */
public final class AvroText {
    private static final int KNOWN = 1;
    private static final String SCHEMA = """
            {"type":"record","name":"Ticket","fields":[
              {"name":"id","type":["null","string"]},
              {"name":"text","type":"string"},
              {"name":"price","type":["null","double",{"type":"bytes","logicalType":"decimal","precision":30,"scale":2}]},
              {"name":"tags","type":{"type":"array","items":["null","string"]}},
              {"name":"customer","type":{"type":"map","values":["string","Ticket"]}}]}
            """;

    private static final Schema TICKET = new Schema.Parser().parse(SCHEMA);

    private AvroText() {}

    /** What a registry with that one schema answers. */
    public static Optional<Schema> schema(int id) {
        return id == KNOWN ? Optional.of(TICKET) : Optional.empty();
    }

    static byte[] ticket(Chance chance, Prose prose, List<Secret> secrets) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(new byte[] {0, 0, 0, 0, (byte) (chance.happens(0.9) ? KNOWN : 2)});
        if (secrets.isEmpty()) {
            number(out, 0);
        } else {
            number(out, 1);
            text(out, prose.name(secrets.get(0)));
        }
        text(out, prose.text(secrets));
        number(out, 0);
        list(out, secrets, secret -> {
            number(out, 1);
            text(out, prose.name(secret));
        });
        list(out, secrets, secret -> {
            text(out, prose.name(secret));
            number(out, 0);
            text(out, prose.text(List.of(secret)));
        });
        return out.toByteArray();
    }

    /** One block, and the empty one that ends it. */
    private static void list(ByteArrayOutputStream out, List<Secret> secrets, Consumer<Secret> each) {
        if (!secrets.isEmpty()) {
            number(out, secrets.size());
            secrets.forEach(each);
        }
        number(out, 0);
    }

    private static void text(ByteArrayOutputStream out, String text) {
        byte[] bytes = text.getBytes(UTF_8);
        number(out, bytes.length);
        out.writeBytes(bytes);
    }

    /** Zig-zag, seven bits a byte. */
    private static void number(ByteArrayOutputStream out, long value) {
        long left = (value << 1) ^ (value >> 63);
        while (left > 0x7F) {
            out.write((int) ((left & 0x7F) | 0x80));
            left >>>= 7;
        }
        out.write((int) left);
    }
}
