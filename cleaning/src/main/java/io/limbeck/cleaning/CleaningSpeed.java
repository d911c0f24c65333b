package io.limbeck.cleaning;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * How fast a cleaner is on one core: the best of as many rounds over the texts as fit into a time, so that neither the
 * first, slow rounds nor other work on the machine count.
 *
 * @param bytes the texts' length in UTF-8
 * @param findings what was replaced in one round
 * @param best the shortest round
 */
public record CleaningSpeed(long bytes, long findings, Duration best) {
    private static final double MEGA = 1e6;

    public CleaningSpeed {
        if (bytes < 1 || best.isNegative() || best.isZero()) {
            throw new IllegalArgumentException("nothing was measured");
        }
    }

    /** Cleans the texts again and again on this thread, for at least {@code time} and at least once. */
    public static CleaningSpeed of(Cleaner cleaner, List<String> texts, Duration time) {
        return of(cleaner, texts, time, System::nanoTime);
    }

    static CleaningSpeed of(Cleaner cleaner, List<String> texts, Duration time, LongSupplier nanos) {
        long bytes = texts.stream()
                .mapToLong(text -> text.getBytes(StandardCharsets.UTF_8).length)
                .sum();
        long begun = nanos.getAsLong();
        long findings;
        long best = Long.MAX_VALUE;
        long now = begun;
        do {
            long start = now;
            findings = 0;
            for (String text : texts) {
                findings += cleaner.clean(text).findings().size();
            }
            now = nanos.getAsLong();
            best = Math.min(best, now - start);
        } while (now - begun < time.toNanos());
        return new CleaningSpeed(bytes, findings, Duration.ofNanos(best));
    }

    /** Millions of UTF-8 bytes a second. */
    public double megabytesPerSecond() {
        return bytes / MEGA / (best.toNanos() / 1e9);
    }
}
