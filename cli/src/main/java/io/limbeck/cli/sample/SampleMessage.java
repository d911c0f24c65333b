package io.limbeck.cli.sample;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * One message for the raw topic with what is known about it.
 *
 * @param number its place in the stream, from 0
 * @param lane messages with the same lane belong into the same partition
 * @param key the message's key, if it has one
 * @param ticket what it says; empty when the message is broken
 * @param secrets personal data anywhere in it
 */
@SuppressWarnings("ArrayRecordComponent") // written once, compared nowhere
public record SampleMessage(
        int number,
        Kind kind,
        Phase phase,
        String lane,
        Optional<String> key,
        byte[] value,
        Optional<Ticket> ticket,
        List<Span> secrets) {
    /** What ought to become of a message. */
    public enum Kind {
        /** A record and a prediction. */
        TICKET,
        /** An earlier message again: no second record. */
        DUPLICATE,
        /** A dead letter. */
        BROKEN
    }

    public SampleMessage {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(phase, "phase");
        Objects.requireNonNull(lane, "lane");
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(value, "value");
        secrets = List.copyOf(secrets);
    }
}
