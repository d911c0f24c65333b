package io.limbeck.ingest.dedup;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.limbeck.cleaning.personal.KeyedHash;
import io.limbeck.schemas.Record;
import java.util.List;
import java.util.TreeMap;

/** The same id with the same content, attributes included. With new content it is a new version. */
record ById(KeyedHash hash) implements Marking {
    @Override
    public Marks of(Record record, boolean named) {
        return named
                ? new Marks(
                        List.of(Fingerprint.of(
                                hash,
                                "by id",
                                record.getId().getBytes(UTF_8),
                                Body.bytes(record),
                                new TreeMap<>(record.getAttributes()).toString().getBytes(UTF_8))),
                        1)
                : Marks.none();
    }
}
