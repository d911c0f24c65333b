package io.limbeck.ingest.decode;

import io.limbeck.cleaning.personal.KnownValues;
import java.time.Instant;
import java.util.Map;
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
     * @param body as the sender wrote it: personal data included
     * @param attributes what is known about the message beside its body, by name; likewise uncleaned
     * @param known values that the settings say are personal data; where they stood, their pseudonyms stand
     */
    record Decoded(
            Optional<String> id, RawBody body, Instant eventTime, Map<String, String> attributes, KnownValues known)
            implements Decoding {
        public Decoded {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(body, "body");
            Objects.requireNonNull(eventTime, "eventTime");
            attributes = Map.copyOf(attributes);
            Objects.requireNonNull(known, "known");
        }

        /** Of a message without fields. */
        Decoded(Optional<String> id, RawBody body, Instant eventTime, Map<String, String> attributes) {
            this(id, body, eventTime, attributes, KnownValues.none());
        }

        Decoded withId(String other) {
            return new Decoded(Optional.of(other), body, eventTime, attributes, known);
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
