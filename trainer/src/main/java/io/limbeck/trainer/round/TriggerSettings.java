package io.limbeck.trainer.round;

import java.time.Duration;

/**
 * When a round begins.
 *
 * @param newLabels after so many labels that changed since the last round
 * @param interval after this time, if any label changed
 * @param minLabels the first round needs so many
 */
public record TriggerSettings(Integer newLabels, Duration interval, Integer minLabels) {
    public TriggerSettings {
        newLabels = newLabels == null ? 200 : newLabels;
        interval = interval == null ? Duration.ofMinutes(30) : interval;
        minLabels = minLabels == null ? 40 : minLabels;
        if (newLabels < 1) {
            throw new IllegalArgumentException("newLabels must be at least 1");
        }
        if (interval.isNegative() || interval.isZero()) {
            throw new IllegalArgumentException("interval must be positive");
        }
        if (minLabels < 2) {
            throw new IllegalArgumentException("minLabels must be at least 2");
        }
    }

    public static TriggerSettings defaults() {
        return new TriggerSettings(null, null, null);
    }
}
