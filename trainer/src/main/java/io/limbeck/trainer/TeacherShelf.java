package io.limbeck.trainer;

import io.limbeck.trainer.teach.BgeEmbedder;
import io.limbeck.trainer.teach.Embedder;
import io.limbeck.trainer.teach.EmbeddingCache;
import io.limbeck.trainer.teach.TeacherSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;

/** Keeps the teacher's encoder between rounds, once the first of them has loaded it. Used by the training thread. */
final class TeacherShelf implements AutoCloseable {
    private final Supplier<Optional<Embedder>> loading;
    private final Optional<Path> cache;
    private Optional<Embedder> loaded = Optional.empty();

    TeacherShelf(Supplier<Optional<Embedder>> loading) {
        this(loading, Optional.empty());
    }

    private TeacherShelf(Supplier<Optional<Embedder>> loading, Optional<Path> cache) {
        this.loading = loading;
        this.cache = cache;
    }

    /** @param cache folder for sentence vectors */
    static TeacherShelf of(TeacherSettings settings, Path cache) {
        return new TeacherShelf(
                () -> settings.encoder() == TeacherSettings.Encoder.NONE
                        ? Optional.empty()
                        : Optional.of(new EmbeddingCache(
                                BgeEmbedder.open(settings), cache, settings.cacheLimit(), embedded -> {})),
                Optional.of(cache));
    }

    Optional<Embedder> embedder() {
        if (loaded.isEmpty()) {
            loaded = loading.get();
        }
        return loaded;
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
            if (loaded.isPresent() && loaded.get() instanceof EmbeddingCache vectors) {
                vectors.clear();
            } else {
                EmbeddingCache.delete(cache.get());
            }
            Files.writeString(note, Long.toString(next));
        } catch (IOException e) {
            throw new UncheckedIOException("forgetting sentence vectors", e);
        }
    }

    @Override
    public void close() {
        loaded.ifPresent(Embedder::close);
    }
}
