package io.limbeck.ingest.dedup;

import io.limbeck.cleaning.personal.KeyedHash;
import io.limbeck.schemas.Record;
import java.util.List;

/** The same content, whatever the id. */
record ByContent(KeyedHash hash) implements Marking {
    @Override
    public Marks of(Record record, boolean named) {
        return new Marks(List.of(Fingerprint.of(hash, "by content", Body.bytes(record))), 1);
    }
}
