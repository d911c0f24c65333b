package io.limbeck.ingest;

import io.limbeck.ingest.decode.Wanted.Kind;
import io.limbeck.ingest.fuzz.AvroText;
import io.limbeck.ingest.fuzz.FuzzedMessages;
import io.limbeck.ingest.fuzz.Shape;
import java.nio.file.Path;
import java.util.List;

/**
 * A task whose ingest is fuzzed.
 *
 * @param yaml its settings
 * @param likely what it is sent mostly
 */
record FuzzedTask(Kind kind, String yaml, List<Shape> likely) {
    static final List<FuzzedTask> ALL = List.of(
            new FuzzedTask(Kind.TEXT, "", List.of(Shape.values())),
            new FuzzedTask(Kind.TEXT, """
                    maxBytes: 3000
                    key: source
                    dedup: { by: near }
                    fields: { text: [text, note, "tags[*]"], attributes: { who: customer.name, first: "tags[0]", odd: /a~1b } }
                    """, List.of(Shape.JSON)),
            new FuzzedTask(Kind.TEXT, """
                    format: { assume: log }
                    dedup: { by: content }
                    """, List.of(Shape.LOG, Shape.TEXT)),
            new FuzzedTask(Kind.TEXT, """
                    format: { assume: csv, csv: { columns: [id, text, note, price, timestamp] } }
                    fields: { text: [text, note], attributes: { price: price } }
                    """, List.of(Shape.CSV)),
            new FuzzedTask(Kind.TEXT, """
                    maxBytes: 2000
                    deadLetters: { keepPayload: true }
                    """, List.of(Shape.JSON, Shape.TEXT)),
            new FuzzedTask(
                    Kind.COLUMNS,
                    "fields: { attributes: { who: customer.name } }",
                    List.of(Shape.JSON, Shape.JSON, Shape.AVRO)),
            new FuzzedTask(Kind.COLUMNS, """
                    format: { csv: { columns: [id, price, kind, note] } }
                    columns:
                      price: { type: number, locale: de, units: { "\u20ac": 1, kg: 0.001 } }
                      kind: { type: category, field: kind }
                      who: { type: category, field: customer.name }
                      note: { type: text }
                      tags: { type: text, field: "tags[*]" }
                    """, List.of(Shape.JSON, Shape.JSON, Shape.CSV, Shape.AVRO)),
            new FuzzedTask(
                    Kind.PICTURE,
                    "images: { width: 8, height: 8, maxPixels: 10000, maxBytes: 20000 }",
                    List.of(Shape.PICTURE)));

    RawTopic topic(Path stateDir) {
        return new RawTopic(stateDir, settings(), kind, AvroText::schema);
    }

    /** Whether its dead letters may hold what was sent. */
    boolean keepsPayloads() {
        return settings().deadLetters().keepPayload();
    }

    FuzzedMessages.Like like() {
        boolean sniffed = settings().format().assume() == null;
        return new FuzzedMessages.Like(
                likely,
                sniffed,
                kind == Kind.PICTURE
                        ? settings().images().maxBytes()
                        : settings().maxBytes());
    }

    private IngestSettings settings() {
        return RawTopic.settings(yaml);
    }
}
