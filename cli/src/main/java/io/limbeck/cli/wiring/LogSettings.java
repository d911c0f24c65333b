package io.limbeck.cli.wiring;

import java.util.Locale;
import java.util.Objects;

/**
 * The {@code logs:} section.
 *
 * @param format of what {@code run} and {@code up} write to the console
 * @param file whether everything goes to {@code dataDir/logs} too
 */
public record LogSettings(Format format, Boolean file) {
    /** For people, or a JSON object a line for log collectors. */
    public enum Format {
        TEXT,
        JSON;

        String written() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public LogSettings {
        format = Objects.requireNonNullElse(format, Format.TEXT);
        file = Objects.requireNonNullElse(file, true);
    }

    public static LogSettings defaults() {
        return new LogSettings(null, null);
    }
}
