package io.limbeck.model.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Follows the champion of a directory, by the file system's own notices where it gives them. */
final class DirectoryFeed implements ModelFeed {
    private final Supplier<Registry> registry;
    private final WatchService watch;
    private final Newest newest = new Newest();

    DirectoryFeed(Path directory, Supplier<Registry> registry) {
        this.registry = registry;
        try {
            this.watch = directory.getFileSystem().newWatchService();
            directory.register(watch, StandardWatchEventKinds.ENTRY_CREATE, StandardWatchEventKinds.ENTRY_MODIFY);
        } catch (IOException e) {
            throw new UncheckedIOException("the models in " + directory + " cannot be followed", e);
        }
    }

    @Override
    public Optional<Announcement> poll(Duration wait) {
        long deadline = System.nanoTime() + wait.toNanos();
        while (true) {
            Optional<Announcement> next = newest.of(registry.get());
            long left = deadline - System.nanoTime();
            if (next.isPresent() || left <= 0) {
                return next;
            }
            await(left);
        }
    }

    private void await(long nanos) {
        try {
            WatchKey notice = watch.poll(nanos, TimeUnit.NANOSECONDS);
            if (notice != null) {
                notice.pollEvents();
                notice.reset();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while following the champion", e);
        }
    }

    @Override
    public void close() {
        try {
            watch.close();
        } catch (IOException e) {
            throw new UncheckedIOException("the watch on the models could not be closed", e);
        }
    }
}
