package io.limbeck.scorer.inference;

import java.time.Duration;
import java.util.Objects;

/**
 * The {@code scorer.batch} section.
 *
 * @param max most records a batch
 * @param linger how long to wait for more records when there are fewer
 */
public record BatchSettings(Integer max, Duration linger) {
    public BatchSettings {
        max = Objects.requireNonNullElse(max, 256);
        linger = Objects.requireNonNullElse(linger, Duration.ofMillis(5));
        if (max < 1 || max > 65_536) {
            throw new IllegalArgumentException("max must lie in 1..65536, is " + max);
        }
        if (linger.isNegative() || linger.compareTo(Duration.ofSeconds(1)) > 0) {
            throw new IllegalArgumentException("linger must lie in PT0S..PT1S, is " + linger);
        }
    }

    public static BatchSettings defaults() {
        return new BatchSettings(null, null);
    }
}
