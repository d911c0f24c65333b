package io.limbeck.scorer;

import io.limbeck.model.bundle.Bundle;
import io.limbeck.model.bundle.BundleRefused;
import io.limbeck.model.session.OnnxClassifier;
import io.limbeck.model.session.SessionSettings;
import io.limbeck.model.store.ModelFeed;
import io.limbeck.model.store.ModelStore;
import io.limbeck.schemas.Champion;
import io.limbeck.scorer.activation.Candidates;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.common.KafkaException;

/** Candidates from a model store, run by ONNX Runtime. A bundle's files are needed while it is loaded, not longer. */
final class StoredModels implements Candidates {
    private static final Duration WAIT = Duration.ofMillis(200);

    private final ModelStore store;
    private final SessionSettings session;
    private final Path folder;
    private ModelFeed feed;
    private Optional<Champion> latest = Optional.empty();

    /** @param folder where bundles are unpacked for the moment */
    StoredModels(ModelStore store, SessionSettings session, Path folder) {
        this.store = store;
        this.session = session;
        this.folder = folder;
    }

    @Override
    public Optional<Champion> champion() throws IOException {
        try {
            if (feed == null) {
                feed = store.follow();
            }
            feed.poll(WAIT).ifPresent(news -> latest = Optional.of(news.champion()));
            return latest;
        } catch (KafkaException | UncheckedIOException e) {
            close();
            throw new IOException("the models cannot be followed", e);
        }
    }

    @Override
    public Loaded load(long version) throws IOException {
        Path directory = Files.createTempDirectory(Files.createDirectories(folder), "model-" + version + "-");
        try {
            Bundle bundle = store.fetch(version, directory);
            OnnxClassifier classifier = OnnxClassifier.load(bundle, version, session);
            return new Loaded.Ready(classifier, classifier.device() + " " + classifier.precision());
        } catch (BundleRefused e) {
            return new Loaded.Refused(e.reason() + ": " + e.getMessage());
        } catch (KafkaException e) {
            throw new IOException("model " + version + " cannot be fetched", e);
        } finally {
            delete(directory);
        }
    }

    @Override
    public void close() {
        if (feed != null) {
            feed.close();
            feed = null;
        }
    }

    private static void delete(Path directory) throws IOException {
        List<Path> paths;
        try (Stream<Path> found = Files.walk(directory)) {
            paths = found.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : paths) {
            Files.delete(path);
        }
    }
}
