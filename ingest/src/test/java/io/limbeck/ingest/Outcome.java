package io.limbeck.ingest;

import io.limbeck.schemas.DeadLetter;
import io.limbeck.schemas.Image;
import io.limbeck.schemas.Record;
import io.limbeck.schemas.Tabular;
import io.limbeck.schemas.Text;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.StringJoiner;
import org.apache.kafka.streams.test.TestRecord;

/** What came out of one message. */
record Outcome(List<TestRecord<String, Record>> records, List<TestRecord<String, DeadLetter>> deadLetters) {
    Outcome {
        records = List.copyOf(records);
        deadLetters = List.copyOf(deadLetters);
    }

    static Outcome of(RawTopic topic) {
        return new Outcome(topic.records(), topic.deadLetters());
    }

    int count() {
        return records.size() + deadLetters.size();
    }

    /** Everything that a reader of the records can read, whatever its form. */
    String ofRecords() {
        StringJoiner words = new StringJoiner("\n");
        for (TestRecord<String, Record> message : records) {
            words.add(message.key()).add(message.headers().toString());
            if (message.value() != null) {
                add(message.value(), words);
            }
        }
        return words.toString();
    }

    /** Likewise of the dead letters, but for a payload that the settings ask for. */
    String ofDeadLetters(boolean keepsPayloads) {
        StringJoiner words = new StringJoiner("\n");
        for (TestRecord<String, DeadLetter> message : deadLetters) {
            DeadLetter letter = message.value();
            words.add(message.key()).add(message.headers().toString());
            words.add(letter.getOrigin().getTopic()).add(letter.getReason()).add(letter.getMessage());
            if (letter.getPayload() != null && !keepsPayloads) {
                words.add(text(letter.getPayload()));
            }
        }
        return words.toString();
    }

    private static void add(Record record, StringJoiner words) {
        words.add(record.getId()).add(String.valueOf(record.getKey())).add(record.getSource());
        record.getAttributes().forEach((name, value) -> words.add(name).add(value));
        record.getRedactions().keySet().forEach(words::add);
        if (record.getBody() instanceof Text body) {
            words.add(body.getText());
        } else if (record.getBody() instanceof Tabular row) {
            row.getColumns().forEach((name, value) -> words.add(name).add(written(value)));
        } else if (record.getBody() instanceof Image picture) {
            words.add(picture.getMediaType()).add(text(picture.getData()));
        }
    }

    private static String written(Object value) {
        return value instanceof Double number ? new BigDecimal(number).toPlainString() : String.valueOf(value);
    }

    private static String text(ByteBuffer bytes) {
        return StandardCharsets.UTF_8.decode(bytes.duplicate()).toString();
    }
}
