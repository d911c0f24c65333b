package io.limbeck.trainer.evaluate;

import java.util.Locale;

/**
 * What a model costs who serves it.
 *
 * @param micros microseconds a record on one thread of this machine, from content to label
 * @param bytes size of its bundle
 */
public record Cost(double micros, long bytes) {
    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%.1f µs a record, %.1f MB", micros, bytes / 1e6);
    }
}
