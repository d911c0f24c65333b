package io.limbeck.ingest;

import io.limbeck.ingest.decode.Reason;
import io.limbeck.ingest.dedup.Fingerprint;
import io.limbeck.schemas.Record;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/** What became of a raw message, before anybody asked whether it came before. */
sealed interface Refined {
    /** Calls the function for what this is. */
    <R> R fold(Function<Clean, R> clean, Function<Reason, R> rejected);

    /**
     * A clean record.
     *
     * @param key of the outgoing message
     * @param fingerprint of id and content; none where the sender gave no id, so that no other message can have the same
     */
    record Clean(String key, Record record, Optional<Fingerprint> fingerprint) implements Refined {
        public Clean {
            Objects.requireNonNull(key, "key");
            Objects.requireNonNull(record, "record");
            Objects.requireNonNull(fingerprint, "fingerprint");
        }

        @Override
        public <R> R fold(Function<Clean, R> clean, Function<Reason, R> rejected) {
            return clean.apply(this);
        }
    }

    /** A message that has no place among the records. */
    record Rejected(Reason reason) implements Refined {
        @Override
        public <R> R fold(Function<Clean, R> clean, Function<Reason, R> rejected) {
            return rejected.apply(reason);
        }
    }
}
