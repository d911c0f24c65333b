package io.limbeck.model.store;

import java.time.Duration;
import java.util.Optional;

/** Follows the champion in the {@code models} topic. */
final class KafkaFeed implements ModelFeed {
    private final ModelLog log;
    private final Newest newest = new Newest();
    private boolean caughtUp;

    KafkaFeed(ModelLog log) {
        this.log = log;
    }

    @Override
    public Optional<Announcement> poll(Duration wait) {
        if (!caughtUp) {
            // What the log still holds of former champions is history, not news.
            Registry registry = log.latest();
            caughtUp = true;
            Optional<Announcement> found = newest.of(registry);
            if (found.isPresent()) {
                return found;
            }
        }
        long deadline = System.nanoTime() + wait.toNanos();
        while (true) {
            long left = Math.max(0, deadline - System.nanoTime());
            Optional<Announcement> found = newest.of(log.next(Duration.ofNanos(left)));
            if (found.isPresent() || System.nanoTime() >= deadline) {
                return found;
            }
        }
    }

    @Override
    public void close() {
        log.close();
    }
}
