package io.limbeck.ingest.decode;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Objects;

/**
 * How log lines are read.
 *
 * @param zone whose clock wrote times that do not say; {@code UTC} by default
 */
public record LogSettings(String zone) {
    public LogSettings {
        zone = Objects.requireNonNullElse(zone, "UTC");
        try {
            ZoneId.of(zone);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "zone must be a time zone such as UTC, +02:00 or Europe/Berlin, is '" + zone + "'", e);
        }
    }

    public static LogSettings defaults() {
        return new LogSettings(null);
    }

    ZoneId zoneId() {
        return ZoneId.of(zone);
    }
}
