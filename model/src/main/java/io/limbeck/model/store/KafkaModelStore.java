package io.limbeck.model.store;

import io.limbeck.model.bundle.Bundle;
import io.limbeck.model.bundle.BundleArchive;
import io.limbeck.model.bundle.BundleRefused;
import io.limbeck.model.bundle.PackedBundle;
import io.limbeck.model.store.Publication.Outcome;
import io.limbeck.schemas.Champion;
import io.limbeck.schemas.ModelManifest;
import io.limbeck.schemas.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongPredicate;

/**
 * Models in the topics {@code models} and {@code model-chunks} of a task: a process needs nothing but the broker to
 * publish, or to serve, one.
 *
 * <p>Whoever publishes takes over from whoever did before ({@link PublisherFenced}), and removes what that one left
 * unannounced. Opens its clients for each call; only a {@link ModelFeed} stays connected.
 */
public final class KafkaModelStore implements ModelStore {
    /** What publishing has done, in this order. */
    enum Step {
        STORED,
        VERIFIED,
        ANNOUNCED
    }

    /** Sees a publication proceed. */
    interface Progress {
        void reached(Step step);
    }

    private final Map<String, ?> client;
    private final Topics topics;
    private final Clock clock;
    private final Progress progress;
    private final Chunks chunks;

    /** @param client settings that every Kafka client needs to reach the brokers */
    public KafkaModelStore(Map<String, ?> client, Topics topics, Clock clock) {
        this(client, topics, clock, step -> {});
    }

    KafkaModelStore(Map<String, ?> client, Topics topics, Clock clock, Progress progress) {
        this.client = Map.copyOf(client);
        this.topics = topics;
        this.clock = clock;
        this.progress = progress;
        this.chunks = new Chunks(client, topics);
    }

    @Override
    public Optional<Champion> champion() {
        return registry().champion();
    }

    @Override
    public List<ModelManifest> manifests() {
        return registry().manifests();
    }

    @Override
    public Bundle fetch(long version, Path into) throws IOException, BundleRefused {
        ModelManifest manifest = registry().fetchable(version);
        Path packed = Files.createTempFile("model-" + version, ".bundle");
        try {
            chunks.collect(manifest, packed);
            return BundleArchive.unpack(packed, into);
        } finally {
            Files.delete(packed);
        }
    }

    @Override
    public Publication publish(ModelDraft draft, Bundle bundle, Promotion promotion) throws IOException, BundleRefused {
        Path file = Files.createTempFile("model", ".bundle");
        try (Publisher publisher = new Publisher(client, topics)) {
            // 0. Nobody else can write now: what stands in the topics stays until this publication ends.
            Registry registry = registry();
            removeChunks(publisher, version -> !registry.has(version));
            // 1. Store.
            PackedBundle packed = BundleArchive.pack(bundle, file);
            Publisher.Stored stored = publisher.store(registry.nextVersion(), packed);
            progress.reached(Step.STORED);
            // 2. Read back and verify.
            Outcome outcome = registry.outcome(promotion);
            ModelManifest manifest = ModelManifest.newBuilder(registry.describe(
                            draft, bundle.description(), packed, topics.task(), outcome, clock.instant()))
                    .setChunks(stored.chunks())
                    .setFirstOffset(stored.firstOffset())
                    .setLastOffset(stored.lastOffset())
                    .build();
            chunks.collect(manifest, file);
            progress.reached(Step.VERIFIED);
            // 3. Announce, in one transaction.
            Optional<Champion> champion = outcome == Outcome.PROMOTED
                    ? Optional.of(registry.promoted(manifest.getVersion(), promotion.by(), clock.instant()))
                    : Optional.empty();
            awaitVisible(publisher.announce(Optional.of(manifest), champion));
            progress.reached(Step.ANNOUNCED);
            // 4. Let go of what is not kept any more.
            Registry after = registry.with(manifest, champion);
            removeChunks(publisher, version -> !after.kept().contains(version));
            return new Publication(manifest, outcome);
        } finally {
            Files.delete(file);
        }
    }

    /** Removes the chunks that a publisher left behind without announcing them. */
    public void removeUnannounced() {
        try (Publisher publisher = new Publisher(client, topics)) {
            Registry registry = registry();
            removeChunks(publisher, version -> !registry.has(version));
        }
    }

    @Override
    public Champion rollback(long version, String by) {
        return point(registry -> registry.rolledBack(version, by, clock.instant()));
    }

    @Override
    public Champion unpin(String by) {
        return point(registry -> registry.unpinned(by, clock.instant()));
    }

    @Override
    public ModelFeed follow() {
        return new KafkaFeed(ModelLog.following(client, topics));
    }

    @Override
    public void close() {
        // Holds nothing open between calls.
    }

    private Champion point(Function<Registry, Champion> next) {
        try (Publisher publisher = new Publisher(client, topics)) {
            Champion champion = next.apply(registry());
            awaitVisible(publisher.announce(Optional.empty(), Optional.of(champion)));
            return champion;
        }
    }

    private Registry registry() {
        try (ModelLog log = ModelLog.scanning(client, topics)) {
            return log.latest();
        }
    }

    /** A commit's markers are written after it returns: whoever reads next must see it. */
    private void awaitVisible(long offset) {
        try (ModelLog log = ModelLog.scanning(client, topics)) {
            log.awaitVisible(offset);
        }
    }

    private void removeChunks(Publisher publisher, LongPredicate unwanted) {
        List<ChunkKey> removed = new ArrayList<>();
        chunks.live().forEach((version, numbers) -> {
            if (unwanted.test(version)) {
                numbers.forEach(number -> removed.add(new ChunkKey(version, number)));
            }
        });
        publisher.remove(removed);
    }
}
