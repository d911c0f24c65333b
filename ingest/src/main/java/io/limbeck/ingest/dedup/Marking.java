package io.limbeck.ingest.dedup;

import io.limbeck.schemas.Record;

/** Says what a record is recognised by. A pure function. */
@FunctionalInterface
public interface Marking {
    /** @param named whether the sender gave the id; a derived one is never given twice */
    Marks of(Record record, boolean named);
}
