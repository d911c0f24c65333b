package io.limbeck.runtime.service;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Started parts of a process, closed in the reverse of the order in which they were started. */
public final class Services implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Services.class);

    private final Deque<Named> open = new ArrayDeque<>();

    private record Named(String name, AutoCloseable part) {}

    /** Starts {@code service}; when that fails, it is closed as far as it came. */
    public void start(Service service) {
        open.push(new Named(service.name(), service));
        service.start();
    }

    /** Takes over the closing of something that has already started. */
    public <C extends AutoCloseable> C add(String name, C part) {
        open.push(new Named(name, part));
        return part;
    }

    /** Closes everything; a part that fails does not keep the others from closing. */
    @Override
    public void close() {
        RuntimeException failure = null;
        while (!open.isEmpty()) {
            Named next = open.pop();
            long start = System.nanoTime();
            try {
                next.part().close();
                LOG.debug("stopped {} in {}", next.name(), Duration.ofNanos(System.nanoTime() - start));
            } catch (Exception e) {
                if (failure == null) {
                    failure = new IllegalStateException("stopping " + next.name() + " failed", e);
                } else {
                    failure.addSuppressed(e);
                }
            }
        }
        if (failure != null) {
            throw failure;
        }
    }
}
