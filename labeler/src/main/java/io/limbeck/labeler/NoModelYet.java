package io.limbeck.labeler;

import io.limbeck.labeler.loop.LoopWindow;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** As long as there is no model: asks people about a sample of the records, and says every ten seconds what is missing. */
final class NoModelYet implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(NoModelYet.class);
    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final int LOOKS_PER_LINE = 10;

    private final Supplier<StreamsPart> sampling;
    private final LoopWindow window;
    private final BooleanSupplier caughtUp;
    private final int labelsNeeded;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "labeler-cold-start");
        thread.setDaemon(true);
        return thread;
    });

    private StreamsPart running;
    private int looks;

    /**
     * @param sampling makes the application that asks
     * @param caughtUp whether {@code window} knows all models that stand in the topic
     */
    NoModelYet(Supplier<StreamsPart> sampling, LoopWindow window, BooleanSupplier caughtUp, int labelsNeeded) {
        this.sampling = sampling;
        this.window = window;
        this.caughtUp = caughtUp;
        this.labelsNeeded = labelsNeeded;
    }

    /** @param url where people label */
    void start(String url) {
        var unused = clock.scheduleWithFixedDelay(() -> look(url), 0, LOOK.toMillis(), TimeUnit.MILLISECONDS);
    }

    private synchronized void look(String url) {
        try {
            if (!caughtUp.getAsBoolean()) {
                return;
            }
            if (window.hasModel()) {
                stop();
                clock.shutdown();
                return;
            }
            if (running == null) {
                running = sampling.get();
                running.start();
            }
            if (looks++ % LOOKS_PER_LINE == 0) {
                say(url);
            }
        } catch (RuntimeException e) {
            // Thrown from here it would end the schedule in silence.
            LOG.warn(
                    "looking for the first model failed ({}); trying again",
                    e.getClass().getSimpleName());
        }
    }

    private void say(String url) {
        long labels = window.labels();
        if (labels < labelsNeeded) {
            LOG.info(
                    "no model yet: {} of {} labels; label at {} or: limbeck labels import FILE",
                    labels,
                    labelsNeeded,
                    url);
        } else {
            LOG.info("no model yet: the trainer makes the first one of {} labels", labels);
        }
    }

    private synchronized void stop() {
        if (running != null) {
            running.close();
            running = null;
        }
    }

    @Override
    public void close() {
        clock.shutdown();
        stop();
    }
}
