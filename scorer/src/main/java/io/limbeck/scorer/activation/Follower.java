package io.limbeck.scorer.activation;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs an {@link Activation} in a thread of its own, so that loading a model never delays a poll. */
public final class Follower implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Follower.class);

    private final Activation activation;
    private final Duration period;
    private final CountDownLatch stop = new CountDownLatch(1);
    private final Thread thread;

    /** @param period between two looks */
    public Follower(Activation activation, Duration period) {
        this.activation = activation;
        this.period = period;
        this.thread = new Thread(this::run, "scorer-activation");
        thread.setDaemon(true);
    }

    public void start() {
        thread.start();
    }

    /** Stops after the look under way. */
    @Override
    public void close() {
        stop.countDown();
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try (activation) {
            activation.announce();
            do {
                look();
            } while (!stop.await(period.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            LOG.debug("stopped following the champion");
        }
    }

    private void look() {
        try {
            activation.follow();
        } catch (RuntimeException e) {
            LOG.error("following the champion failed; trying again", e);
        }
    }
}
