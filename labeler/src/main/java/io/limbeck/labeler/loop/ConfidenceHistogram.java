package io.limbeck.labeler.loop;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.OptionalDouble;

/**
 * How sure the model was of the predictions of the last minute, in twenty equal bins over [0, 1]. Not thread-safe; its
 * owner is.
 */
final class ConfidenceHistogram {
    static final int BINS = 20;
    private static final int SECONDS = 60;

    private static final class Second {
        private final long second;
        private final long[] bins = new long[BINS];
        private long accepted;
        private long all;

        private Second(long second) {
            this.second = second;
        }
    }

    private final Deque<Second> seconds = new ArrayDeque<>();

    void add(Instant now, double confidence, boolean accepted) {
        long second = now.getEpochSecond();
        if (seconds.isEmpty() || seconds.getLast().second != second) {
            seconds.addLast(new Second(second));
        }
        Second last = seconds.getLast();
        last.bins[Math.max(0, Math.min(BINS - 1, (int) (confidence * BINS)))]++;
        last.all++;
        if (accepted) {
            last.accepted++;
        }
        forget(second);
    }

    List<Long> bins(Instant now) {
        forget(now.getEpochSecond());
        long[] sum = new long[BINS];
        seconds.forEach(second -> Arrays.setAll(sum, bin -> sum[bin] + second.bins[bin]));
        return Arrays.stream(sum).boxed().toList();
    }

    /** The share of accepted predictions; empty when there was none. */
    OptionalDouble acceptedShare(Instant now) {
        forget(now.getEpochSecond());
        long all = seconds.stream().mapToLong(second -> second.all).sum();
        long accepted = seconds.stream().mapToLong(second -> second.accepted).sum();
        return all == 0 ? OptionalDouble.empty() : OptionalDouble.of(accepted / (double) all);
    }

    private void forget(long now) {
        while (!seconds.isEmpty() && seconds.getFirst().second <= now - SECONDS) {
            seconds.removeFirst();
        }
    }
}
