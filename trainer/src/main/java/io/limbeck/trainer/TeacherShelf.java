package io.limbeck.trainer;

import io.limbeck.trainer.teach.BgeEmbedder;
import io.limbeck.trainer.teach.Embedder;
import io.limbeck.trainer.teach.EmbeddingCache;
import io.limbeck.trainer.teach.TeacherSettings;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;

/** Keeps the teacher's encoder between rounds, once the first of them has loaded it. Used by the training thread. */
final class TeacherShelf implements AutoCloseable {
    private final Supplier<Optional<Embedder>> loading;
    private Optional<Embedder> loaded = Optional.empty();

    TeacherShelf(Supplier<Optional<Embedder>> loading) {
        this.loading = loading;
    }

    /** @param cache folder for sentence vectors */
    static TeacherShelf of(TeacherSettings settings, Path cache) {
        return new TeacherShelf(() -> settings.encoder() == TeacherSettings.Encoder.NONE
                ? Optional.empty()
                : Optional.of(
                        new EmbeddingCache(BgeEmbedder.open(settings), cache, settings.cacheLimit(), embedded -> {})));
    }

    Optional<Embedder> embedder() {
        if (loaded.isEmpty()) {
            loaded = loading.get();
        }
        return loaded;
    }

    /** Drops all vectors: some are of texts that must be forgotten, and nothing in the cache says which. */
    void forget() {
        if (embedder().isPresent() && embedder().get() instanceof EmbeddingCache cache) {
            cache.clear();
        }
    }

    @Override
    public void close() {
        loaded.ifPresent(Embedder::close);
    }
}
