package io.limbeck.ingest;

import io.limbeck.ingest.decode.Reason;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/** What cleaning left of a message's body. */
sealed interface CleanBody {
    /** Calls the function for what this is. */
    <R> R fold(Function<Left, R> left, Function<Reason, R> nothing);

    /**
     * A body for a record.
     *
     * @param body {@link io.limbeck.schemas.Text}, {@link io.limbeck.schemas.Tabular} or {@link io.limbeck.schemas.Image}
     * @param redactions how many finds of personal data there were, by type
     * @param size upper bound of its bytes on the wire
     */
    record Left(Object body, Map<String, Integer> redactions, long size) implements CleanBody {
        public Left {
            Objects.requireNonNull(body, "body");
            redactions = Map.copyOf(redactions);
        }

        @Override
        public <R> R fold(Function<Left, R> left, Function<Reason, R> nothing) {
            return left.apply(this);
        }
    }

    /** No body: why. */
    record Nothing(Reason reason) implements CleanBody {
        @Override
        public <R> R fold(Function<Left, R> left, Function<Reason, R> nothing) {
            return nothing.apply(reason);
        }
    }
}
