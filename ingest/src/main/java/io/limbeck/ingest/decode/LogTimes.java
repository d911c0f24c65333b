package io.limbeck.ingest.decode;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/** Times as logs write them; empty where there is no such time, as on a thirtieth of February. */
final class LogTimes {
    private static final DateTimeFormatter WITH_YEAR = new DateTimeFormatterBuilder()
            .parseCaseInsensitive()
            .appendPattern("uuuu MMM ppd HH:mm:ss")
            .toFormatter(Locale.ENGLISH)
            .withResolverStyle(ResolverStyle.STRICT);

    private final ZoneId zone;

    /** @param zone whose clock wrote times that do not say */
    LogTimes(ZoneId zone) {
        this.zone = zone;
    }

    /** A time with its offset. */
    Optional<Instant> iso(String written) {
        try {
            return Optional.of(OffsetDateTime.parse(written).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /**
     * A date and a time.
     *
     * @param offset null where the line does not say
     */
    Optional<Instant> local(String written, String offset) {
        try {
            LocalDateTime local = LocalDateTime.parse(
                    written.replace('/', '-').replace(' ', 'T').replace(',', '.'));
            return Optional.of(
                    offset == null ? local.atZone(zone).toInstant() : local.toInstant(ZoneOffset.of(offset)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** A day of a year that is not said: the one that brings the time nearest to {@code near}. */
    Optional<Instant> withoutYear(String written, Instant near) {
        int year = near.atZone(zone).getYear();
        return IntStream.rangeClosed(year - 1, year + 1)
                .mapToObj(candidate -> inYear(candidate, written))
                .flatMap(Optional::stream)
                .min(Comparator.comparing(time -> Duration.between(time, near).abs()));
    }

    private Optional<Instant> inYear(int year, String written) {
        try {
            return Optional.of(LocalDateTime.parse(year + " " + written, WITH_YEAR)
                    .atZone(zone)
                    .toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
