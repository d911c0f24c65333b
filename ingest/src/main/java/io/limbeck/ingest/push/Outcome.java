package io.limbeck.ingest.push;

import io.limbeck.ingest.decode.Reason;
import java.util.function.Function;
import java.util.function.Supplier;

/** What became of one pushed record. */
public sealed interface Outcome {
    /** Calls the function for what this is. */
    <R> R fold(Function<Stored, R> stored, Function<Reason, R> refused, Supplier<R> unavailable);

    /** All in-sync replicas of a partition have it. */
    record Stored(int partition, long offset) implements Outcome {
        @Override
        public <R> R fold(Function<Stored, R> stored, Function<Reason, R> refused, Supplier<R> unavailable) {
            return stored.apply(this);
        }
    }

    /** It can never be a record; sending it again changes nothing. */
    record Refused(Reason reason) implements Outcome {
        @Override
        public <R> R fold(Function<Stored, R> stored, Function<Reason, R> refused, Supplier<R> unavailable) {
            return refused.apply(reason);
        }
    }

    /** The brokers did not confirm it. They may have it: send it again, and its id tells that it is the same. */
    record Unavailable() implements Outcome {
        @Override
        public <R> R fold(Function<Stored, R> stored, Function<Reason, R> refused, Supplier<R> unavailable) {
            return unavailable.get();
        }
    }
}
