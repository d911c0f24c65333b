package io.limbeck.ingest.decode;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.regex.Pattern;

/** Times as senders write them: milliseconds since 1970, or ISO-8601 with an offset. */
final class Timestamps {
    /** The end of the year 9999: what is later was not meant as milliseconds. */
    private static final long LATEST = 253_402_300_799_999L;

    private static final Pattern MILLIS = Pattern.compile("[0-9]{1,15}");

    private Timestamps() {}

    static Optional<Instant> read(JsonNode node) {
        if (node.isIntegralNumber() && node.canConvertToLong()) {
            return millis(node.longValue());
        }
        if (!node.isTextual()) {
            return Optional.empty();
        }
        String written = node.textValue().strip();
        try {
            // Formats without numbers, such as CSV, write milliseconds as text.
            return MILLIS.matcher(written).matches()
                    ? millis(Long.parseLong(written))
                    : millis(OffsetDateTime.parse(written).toInstant().toEpochMilli());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<Instant> millis(long millis) {
        return millis < 0 || millis > LATEST ? Optional.empty() : Optional.of(Instant.ofEpochMilli(millis));
    }
}
