package io.limbeck.cli.sending;

import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Keeps a loop at so many turns a second; what a slow moment lost is made up for. */
public final class Pace {
    private final double nanosPerTurn;
    private final long start = System.nanoTime();
    private long turns;

    private Pace(double nanosPerTurn) {
        this.nanosPerTurn = nanosPerTurn;
    }

    /** @param perSecond empty: as fast as it goes */
    public static Pace of(Optional<Double> perSecond) {
        return new Pace(
                perSecond.map(rate -> TimeUnit.SECONDS.toNanos(1) / rate).orElse(0.0));
    }

    /** Returns when the next turn is due. */
    public void await() {
        long due = start + (long) (turns++ * nanosPerTurn);
        for (long wait = due - System.nanoTime(); wait > 0; wait = due - System.nanoTime()) {
            LockSupport.parkNanos(wait);
            if (Thread.currentThread().isInterrupted()) {
                return;
            }
        }
    }
}
