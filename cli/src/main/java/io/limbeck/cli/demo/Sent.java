package io.limbeck.cli.demo;

import io.limbeck.cli.sample.SampleMessage;

/**
 * A message that the brokers have stored.
 *
 * @param at its timestamp, in milliseconds since the epoch
 */
record Sent(SampleMessage message, Place place, long at) {
    /** True for what ought to become a prediction. */
    boolean isTicket() {
        return message.kind() == SampleMessage.Kind.TICKET;
    }
}
