package io.limbeck.ingest;

import io.limbeck.ingest.Refined.Clean;
import io.limbeck.ingest.decode.Reason;
import io.limbeck.schemas.DeadLetter;
import java.util.Objects;
import java.util.function.Function;

/**
 * A clean record of which nobody knows yet whether it came before. Never leaves the process.
 *
 * @param deadLetter what becomes of it if it did
 */
record Candidate(Clean clean, Function<Reason, DeadLetter> deadLetter) implements Arrival {
    Candidate {
        Objects.requireNonNull(clean, "clean");
        Objects.requireNonNull(deadLetter, "deadLetter");
    }
}
