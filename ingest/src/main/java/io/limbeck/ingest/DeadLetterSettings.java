package io.limbeck.ingest;

import java.util.Objects;

/**
 * @param keepPayload whether dead letters carry the raw value, as far as a message may be so large; it has not been
 *     cleaned, so it is personal data; false by default
 */
public record DeadLetterSettings(Boolean keepPayload) {
    public DeadLetterSettings {
        keepPayload = Objects.requireNonNullElse(keepPayload, false);
    }
}
