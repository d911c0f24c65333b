package io.limbeck.labeler.review;

import java.time.Duration;
import java.time.Instant;

/**
 * How many people may be asked: a bucket that holds one hour's worth and fills evenly, so that somebody who sits down
 * to label need not wait between two tasks. Not thread-safe; its owner is.
 */
final class TokenBucket {
    private static final double HOUR_NANOS = Duration.ofHours(1).toNanos();
    /** One token but for rounding: without that, a wait of {@link #untilNext} could end a hair too early. */
    private static final double WHOLE = 1 - 1e-9;

    private final int perHour;
    private double tokens;
    private Instant filledAt;

    /** @param perHour both the capacity and what one hour adds; the bucket starts full */
    TokenBucket(int perHour, Instant now) {
        this.perHour = perHour;
        this.tokens = perHour;
        this.filledAt = now;
    }

    boolean take(Instant now) {
        fill(now);
        if (tokens < WHOLE) {
            return false;
        }
        tokens = Math.max(0, tokens - 1);
        return true;
    }

    int available(Instant now) {
        fill(now);
        return (int) (tokens + 1 - WHOLE);
    }

    /** Until there is a token to take; zero when there is one. */
    Duration untilNext(Instant now) {
        fill(now);
        return tokens >= WHOLE
                ? Duration.ZERO
                : Duration.ofNanos((long) Math.ceil((1 - tokens) * HOUR_NANOS / perHour));
    }

    private void fill(Instant now) {
        if (now.isAfter(filledAt)) {
            double nanos = Duration.between(filledAt, now).toNanos();
            tokens = Math.min(perHour, tokens + nanos * perHour / HOUR_NANOS);
            filledAt = now;
        }
    }
}
