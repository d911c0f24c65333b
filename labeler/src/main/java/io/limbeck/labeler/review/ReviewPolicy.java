package io.limbeck.labeler.review;

import java.time.Duration;

/**
 * The limits of the review queue.
 *
 * @param budget how often people are asked
 * @param maxPending how many reviews wait at most; memory grows with it
 * @param expiry how long a review waits
 * @param claim how long a task on somebody's screen is kept from others
 */
public record ReviewPolicy(Budget budget, int maxPending, Duration expiry, Duration claim) {
    public ReviewPolicy {
        if (maxPending < 1) {
            throw new IllegalArgumentException("maxPending must be at least 1, is " + maxPending);
        }
        requirePositive("expiry", expiry);
        requirePositive("claim", claim);
    }

    private static void requirePositive(String name, Duration value) {
        if (value.isNegative() || value.isZero()) {
            throw new IllegalArgumentException(name + " must be longer than zero, is " + value);
        }
    }
}
