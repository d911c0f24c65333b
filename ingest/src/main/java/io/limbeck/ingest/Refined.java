package io.limbeck.ingest;

import io.limbeck.ingest.decode.Reason;
import io.limbeck.schemas.Record;
import io.limbeck.schemas.Tombstone;
import java.util.Objects;
import java.util.function.Function;

/** What became of a raw message, before anybody asked whether it came before. */
sealed interface Refined {
    /** Calls the function for what this is. */
    <R> R fold(Function<Clean, R> clean, Function<Deleted, R> deleted, Function<Reason, R> rejected);

    /**
     * A clean record.
     *
     * @param key of the outgoing message
     * @param named whether the sender gave it its id; a derived one is never given twice
     */
    record Clean(String key, Record record, boolean named) implements Refined {
        public Clean {
            Objects.requireNonNull(key, "key");
            Objects.requireNonNull(record, "record");
        }

        @Override
        public <R> R fold(Function<Clean, R> clean, Function<Deleted, R> deleted, Function<Reason, R> rejected) {
            return clean.apply(this);
        }
    }

    /**
     * A message without a value: its sender deleted a record.
     *
     * @param key of the outgoing message, as that of the record
     */
    record Deleted(String key, Tombstone tombstone) implements Refined, Arrival {
        public Deleted {
            Objects.requireNonNull(key, "key");
            Objects.requireNonNull(tombstone, "tombstone");
        }

        @Override
        public <R> R fold(Function<Clean, R> clean, Function<Deleted, R> deleted, Function<Reason, R> rejected) {
            return deleted.apply(this);
        }
    }

    /** A message that has no place among the records. */
    record Rejected(Reason reason) implements Refined {
        @Override
        public <R> R fold(Function<Clean, R> clean, Function<Deleted, R> deleted, Function<Reason, R> rejected) {
            return rejected.apply(reason);
        }
    }
}
