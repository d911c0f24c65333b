package io.limbeck.ingest.push;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The bytes that requests hold which are not answered yet. Bounded: who does not fit is turned away, not kept waiting. */
final class InFlight {
    private final long limit;
    private long held;

    InFlight(long limit) {
        this.limit = limit;
    }

    /** The right to hold {@code bytes} until it is given back; empty when there is no room for them. */
    synchronized Optional<Permit> take(long bytes) {
        if (held + bytes > limit) {
            return Optional.empty();
        }
        held += bytes;
        return Optional.of(new Permit(bytes));
    }

    synchronized long bytes() {
        return held;
    }

    /** Waits until everything has been given back, at most {@code patience}. */
    synchronized void awaitNone(Duration patience) throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        for (long left = patience.toNanos(); held > 0 && left > 0; left = deadline - System.nanoTime()) {
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
    }

    private synchronized void give(long bytes) {
        held -= bytes;
        notifyAll();
    }

    /** Given back once, however often it is closed. */
    final class Permit implements AutoCloseable {
        private final long bytes;
        private boolean returned;

        private Permit(long bytes) {
            this.bytes = bytes;
        }

        @Override
        public synchronized void close() {
            if (!returned) {
                returned = true;
                give(bytes);
            }
        }
    }
}
