package io.limbeck.ingest.decode;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/** What became of a message's bytes. */
public sealed interface Decoding {
    /** Calls the function for what this is. */
    <R> R fold(Function<Decoded, R> decoded, Function<Reason, R> undecodable);

    /**
     * A message that says something.
     *
     * @param id as the sender gave it, if it did
     * @param text as the sender wrote it: personal data included
     */
    record Decoded(Optional<String> id, String text, Instant eventTime) implements Decoding {
        public Decoded {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(text, "text");
            Objects.requireNonNull(eventTime, "eventTime");
        }

        @Override
        public <R> R fold(Function<Decoded, R> decoded, Function<Reason, R> undecodable) {
            return decoded.apply(this);
        }
    }

    /** A message that cannot be read. */
    record Undecodable(Reason reason) implements Decoding {
        @Override
        public <R> R fold(Function<Decoded, R> decoded, Function<Reason, R> undecodable) {
            return undecodable.apply(reason);
        }
    }
}
