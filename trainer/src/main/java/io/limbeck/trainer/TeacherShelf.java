package io.limbeck.trainer;

import io.limbeck.trainer.teach.EmbeddingCache;
import io.limbeck.trainer.teach.TeacherSettings;
import io.limbeck.trainer.teach.Teachers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;

/** Keeps the large models between rounds, once the first of them has loaded them. Used by the training thread. */
final class TeacherShelf implements AutoCloseable {
    private final Supplier<Teachers> loading;
    private final Optional<Path> cache;
    private Optional<Teachers> loaded = Optional.empty();

    TeacherShelf(Supplier<Teachers> loading) {
        this(loading, Optional.empty());
    }

    private TeacherShelf(Supplier<Teachers> loading, Optional<Path> cache) {
        this.loading = loading;
        this.cache = cache;
    }

    /** @param cache folder for what the models answer */
    static TeacherShelf of(TeacherSettings settings, Path cache) {
        return new TeacherShelf(() -> Teachers.open(settings, cache, answered -> {}), Optional.of(cache));
    }

    Teachers teachers() {
        if (loaded.isEmpty()) {
            loaded = Optional.of(loading.get());
        }
        return loaded.get();
    }

    /**
     * Drops all vectors: some are of texts that must be forgotten, and nothing in the cache says which. Once is enough,
     * so a note beside them says how far that was done; it outlives the process as they do.
     *
     * @param next the offset behind the last word to forget
     */
    void forget(long next) {
        if (cache.isEmpty()) {
            return;
        }
        Path note = cache.get().resolve("forgotten");
        try {
            Files.createDirectories(cache.get());
            if (Files.exists(note) && next <= Long.parseLong(Files.readString(note))) {
                return;
            }
            close();
            EmbeddingCache.delete(cache.get());
            Files.writeString(note, Long.toString(next));
        } catch (IOException e) {
            throw new UncheckedIOException("forgetting sentence vectors", e);
        }
    }

    @Override
    public void close() {
        loaded.ifPresent(Teachers::close);
        loaded = Optional.empty();
    }
}
