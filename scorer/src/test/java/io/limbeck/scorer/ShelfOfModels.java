package io.limbeck.scorer;

import io.limbeck.model.Classifier;
import io.limbeck.schemas.Champion;
import io.limbeck.scorer.activation.Candidates;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Models in memory, promoted by hand. */
public final class ShelfOfModels implements Candidates {
    private final Map<Long, Loaded> shelf = new ConcurrentHashMap<>();
    private volatile Champion champion;
    private volatile Runnable looking = () -> {};
    private long epoch;

    /** Runs {@code action} inside every look for the champion. */
    public void whenLooking(Runnable action) {
        looking = action;
    }

    /** Publishes a model as the champion. */
    public synchronized void promote(Classifier model) {
        shelf.put(model.version(), new Loaded.Ready(model, "test"));
        promote(model.version(), ++epoch);
    }

    /** Publishes a model that cannot be loaded as the champion. */
    public synchronized void promoteBroken(long version, String reason) {
        shelf.put(version, new Loaded.Refused(reason));
        promote(version, ++epoch);
    }

    public void promote(long version, long atEpoch) {
        champion = Champion.newBuilder()
                .setVersion(version)
                .setEpoch(atEpoch)
                .setBy("test")
                .setSince(Instant.EPOCH)
                .build();
    }

    @Override
    public Optional<Champion> champion() {
        looking.run();
        return Optional.ofNullable(champion);
    }

    @Override
    public void close() {}

    @Override
    public Loaded load(long version) {
        return shelf.get(version);
    }
}
