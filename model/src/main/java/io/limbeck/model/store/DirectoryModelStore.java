package io.limbeck.model.store;

import io.limbeck.model.bundle.Bundle;
import io.limbeck.model.bundle.BundleArchive;
import io.limbeck.model.bundle.BundleRefused;
import io.limbeck.model.bundle.BundleRefused.Reason;
import io.limbeck.model.bundle.PackedBundle;
import io.limbeck.model.bundle.Sha256;
import io.limbeck.model.store.Publication.Outcome;
import io.limbeck.schemas.AvroCodec;
import io.limbeck.schemas.Champion;
import io.limbeck.schemas.ModelManifest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;

/**
 * Models in a directory: {@code 3.bundle} and {@code 3.manifest} for version 3, and {@code champion}. Files appear
 * whole, by renaming, and the manifest after the bundle. Writers of all processes take turns by a file lock.
 */
public final class DirectoryModelStore implements ModelStore {
    private static final String MANIFEST = ".manifest";
    private static final String BUNDLE = ".bundle";
    private static final String CHAMPION = "champion";
    /** File locks are a whole process's: its own threads take turns by this. */
    private static final Lock TURN = new ReentrantLock();

    private final Path directory;
    private final String task;
    private final Clock clock;
    private final AvroCodec<ModelManifest> manifestCodec = AvroCodec.of(ModelManifest.class);
    private final AvroCodec<Champion> championCodec = AvroCodec.of(Champion.class);

    /** @param directory made where it is missing */
    public DirectoryModelStore(Path directory, String task, Clock clock) throws IOException {
        this.directory = Files.createDirectories(directory);
        this.task = task;
        this.clock = clock;
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
        Path packed = directory.resolve(version + BUNDLE);
        if (!Files.exists(packed)) {
            throw new BundleRefused(Reason.INCOMPLETE, "the bundle of version " + version + " is missing");
        }
        if (!Sha256.of(packed).equals(manifest.getBundleSha256())) {
            throw new BundleRefused(
                    Reason.CORRUPT, "the bundle of version " + version + " has another SHA-256 than its manifest says");
        }
        return BundleArchive.unpack(packed, into);
    }

    @Override
    public Publication publish(ModelDraft draft, Bundle bundle, Promotion promotion) throws IOException, BundleRefused {
        try (Turn turn = new Turn()) {
            turn.hold();
            Registry registry = registry();
            Outcome outcome = registry.outcome(promotion);
            Path part = directory.resolve("part");
            PackedBundle packed = BundleArchive.pack(bundle, part);
            ModelManifest manifest =
                    registry.describe(draft, bundle.description(), packed, task, outcome, clock.instant());
            Files.move(part, directory.resolve(manifest.getVersion() + BUNDLE), StandardCopyOption.ATOMIC_MOVE);
            write(manifest.getVersion() + MANIFEST, manifestCodec, manifest);
            Optional<Champion> champion = outcome == Outcome.PROMOTED
                    ? Optional.of(registry.promoted(manifest.getVersion(), promotion.by(), clock.instant()))
                    : Optional.empty();
            if (champion.isPresent()) {
                write(CHAMPION, championCodec, champion.get());
            }
            removeAllBut(registry.with(manifest, champion));
            return new Publication(manifest, outcome);
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
        return new DirectoryFeed(directory, this::registry);
    }

    @Override
    public void close() {
        // Holds nothing open between calls.
    }

    private Champion point(Function<Registry, Champion> next) {
        try (Turn turn = new Turn()) {
            turn.hold();
            Champion champion = next.apply(registry());
            write(CHAMPION, championCodec, champion);
            return champion;
        } catch (IOException e) {
            throw new UncheckedIOException("the champion could not be changed", e);
        }
    }

    private Registry registry() {
        try (Stream<Path> files = Files.list(directory)) {
            NavigableMap<Long, ModelManifest> manifests = new TreeMap<>();
            for (Path file : (Iterable<Path>) files::iterator) {
                if (file.toString().endsWith(MANIFEST)) {
                    ModelManifest manifest = manifestCodec.decode(Files.readAllBytes(file));
                    manifests.put(manifest.getVersion(), manifest);
                }
            }
            Path champion = directory.resolve(CHAMPION);
            return new Registry(
                    manifests, Files.exists(champion) ? championCodec.decode(Files.readAllBytes(champion)) : null);
        } catch (IOException e) {
            throw new UncheckedIOException("the models in " + directory + " cannot be read", e);
        }
    }

    private <T extends SpecificRecord> void write(String name, AvroCodec<T> codec, T value) throws IOException {
        Path part = directory.resolve("part");
        Files.write(part, codec.encode(value));
        Files.move(part, directory.resolve(name), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private void removeAllBut(Registry registry) throws IOException {
        for (ModelManifest manifest : registry.manifests()) {
            if (!registry.kept().contains(manifest.getVersion())) {
                Files.deleteIfExists(directory.resolve(manifest.getVersion() + BUNDLE));
            }
        }
    }

    /** The right to write, from {@link #hold} to {@link #close}. */
    private final class Turn implements AutoCloseable {
        private FileChannel channel;
        private FileLock lock;

        Turn() {
            TURN.lock();
        }

        void hold() throws IOException {
            channel = FileChannel.open(directory.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            lock = channel.lock();
        }

        @Override
        public void close() throws IOException {
            try {
                if (lock != null) {
                    lock.release();
                }
                if (channel != null) {
                    channel.close();
                }
            } finally {
                TURN.unlock();
            }
        }
    }
}
