package io.limbeck.labeler.loop;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * How often something happened, in steps of two seconds over the last ten minutes. Not thread-safe; its owner is.
 *
 * <p>A ring of counters: the slot of a moment is its step modulo the ring, and a slot that carries an older step is zero.
 */
final class RateHistory {
    static final int STEP_SECONDS = 2;
    static final int STEPS = 300;
    /** A rate is that of the last ten whole seconds: long enough to be calm, short enough to follow. */
    private static final int RATE_STEPS = 5;

    private final long[] counts = new long[STEPS + 1];
    private final long[] steps = new long[STEPS + 1];
    private long total;

    void add(Instant now, long events) {
        long step = step(now);
        int slot = slot(step);
        if (steps[slot] != step) {
            steps[slot] = step;
            counts[slot] = 0;
        }
        counts[slot] += events;
        total += events;
    }

    long total() {
        return total;
    }

    double perSecond(Instant now) {
        long sum = 0;
        for (int back = 1; back <= RATE_STEPS; back++) {
            sum += at(step(now) - back);
        }
        return sum / (double) (RATE_STEPS * STEP_SECONDS);
    }

    /** Events a second of every whole step, oldest first; the same steps as {@link #times}. */
    List<Double> perSecondByStep(Instant now) {
        List<Double> rates = new ArrayList<>(STEPS);
        for (int back = STEPS; back >= 1; back--) {
            rates.add(at(step(now) - back) / (double) STEP_SECONDS);
        }
        return rates;
    }

    /** The end of every whole step in seconds since the epoch, oldest first. */
    static List<Long> times(Instant now) {
        List<Long> times = new ArrayList<>(STEPS);
        for (int back = STEPS; back >= 1; back--) {
            times.add((step(now) - back + 1) * STEP_SECONDS);
        }
        return times;
    }

    private long at(long step) {
        int slot = slot(step);
        return steps[slot] == step ? counts[slot] : 0;
    }

    private static long step(Instant now) {
        return Math.floorDiv(now.getEpochSecond(), STEP_SECONDS);
    }

    private static int slot(long step) {
        return Math.floorMod(step, STEPS + 1);
    }
}
