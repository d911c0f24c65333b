package io.limbeck.scorer;

import java.time.Duration;
import java.util.Objects;

/**
 * The {@code scorer.transaction} section: a transaction ends at whichever comes first, after the batch that reaches it.
 *
 * @param maxInterval since its first record; readers see nothing sooner
 * @param maxRecords in it
 */
public record TransactionSettings(Duration maxInterval, Integer maxRecords) {
    /** Half of what the broker waits for an open transaction. */
    private static final Duration LONGEST = Duration.ofSeconds(5);

    public TransactionSettings {
        maxInterval = Objects.requireNonNullElse(maxInterval, Duration.ofMillis(100));
        maxRecords = Objects.requireNonNullElse(maxRecords, 4096);
        if (maxInterval.isNegative() || maxInterval.isZero() || maxInterval.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(
                    "maxInterval must be more than PT0S and at most " + LONGEST + ", is " + maxInterval);
        }
        if (maxRecords < 1) {
            throw new IllegalArgumentException("maxRecords must be at least 1, is " + maxRecords);
        }
    }

    public static TransactionSettings defaults() {
        return new TransactionSettings(null, null);
    }
}
