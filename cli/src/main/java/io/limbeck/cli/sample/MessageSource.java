package io.limbeck.cli.sample;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Where a demonstration takes its messages from, with the truth about each. */
public interface MessageSource {
    /** The labels that occur, before the drift or after. */
    List<String> labels();

    /** Up to {@code count} labelled texts from before the drift, none of which the stream holds. */
    List<Ticket> seeds(int count);

    /** The next message; empty when the source is exhausted. */
    Optional<SampleMessage> next(Phase phase, Instant at);

    /** How many messages it can give, each phase by itself; a generator has no end. */
    long available(Phase phase);
}
