package io.limbeck.ingest;

/** What records are keyed by. */
public enum RecordKey {
    /** The cleaned id. */
    ID,
    /** The raw message's key, cleaned; the id where it has none. */
    SOURCE
}
