package io.limbeck.ingest.decode;

import java.util.Objects;

/**
 * How messages are read that do not say, or not enough.
 *
 * @param assume what a message without {@code content-type} is; by default its bytes tell
 * @param csv rows
 * @param log log lines
 */
public record FormatSettings(Format assume, CsvSettings csv, LogSettings log) {
    public FormatSettings {
        csv = Objects.requireNonNullElseGet(csv, CsvSettings::defaults);
        log = Objects.requireNonNullElseGet(log, LogSettings::defaults);
    }

    public static FormatSettings defaults() {
        return new FormatSettings(null, null, null);
    }

    /** What a value without that header is. */
    Format of(byte[] value) {
        return assume == null ? Format.sniff(value) : assume;
    }
}
