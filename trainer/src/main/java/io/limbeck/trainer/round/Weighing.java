package io.limbeck.trainer.round;

import io.limbeck.model.Content;
import io.limbeck.model.bundle.Bundle;
import io.limbeck.model.bundle.BundleRefused;
import io.limbeck.model.session.OnnxClassifier;
import io.limbeck.model.session.SessionSettings;
import io.limbeck.trainer.evaluate.Cost;
import io.limbeck.trainer.evaluate.Costs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What bundles cost, each run as a scorer on this machine would run it, on one thread. */
final class Weighing {
    private static final Logger LOG = LoggerFactory.getLogger(Weighing.class);

    private Weighing() {}

    /**
     * @param contents to time the models with, at least one
     * @throws IOException the challenger's bundle cannot be run
     */
    static Costs of(Optional<Bundle> champion, Bundle challenger, List<Content> contents) throws IOException {
        try (OnnxClassifier young = OnnxClassifier.load(challenger, 0, SessionSettings.cpu(1));
                Loaned old = champion.map(Weighing::load).orElse(Loaned.NOTHING)) {
            List<OnnxClassifier> models = new ArrayList<>(List.of(young));
            old.model().ifPresent(models::add);
            List<Double> micros = SideBySide.on(contents).micros(models);
            Optional<Cost> before = models.size() < 2
                    ? Optional.empty()
                    : Optional.of(new Cost(micros.get(1), bytes(champion.orElseThrow())));
            boolean alike = champion.map(bundle -> bundle.description().architecture())
                    .filter(challenger.description().architecture()::equals)
                    .isPresent();
            return new Costs(before, new Cost(micros.get(0), bytes(challenger)), alike);
        } catch (BundleRefused e) {
            throw new IOException("the bundle just written does not load", e);
        }
    }

    /** A champion that may be missing, or be one that this machine cannot run. */
    private record Loaned(Optional<OnnxClassifier> model) implements AutoCloseable {
        private static final Loaned NOTHING = new Loaned(Optional.empty());

        @Override
        public void close() {
            model.ifPresent(OnnxClassifier::close);
        }
    }

    private static Loaned load(Bundle champion) {
        try {
            return new Loaned(Optional.of(OnnxClassifier.load(champion, 0, SessionSettings.cpu(1))));
        } catch (BundleRefused e) {
            LOG.warn("the champion does not run here, its speed is not compared", e);
            return Loaned.NOTHING;
        }
    }

    private static long bytes(Bundle bundle) throws IOException {
        long bytes = 0;
        try (Stream<Path> files = Files.list(bundle.directory())) {
            for (Path file : files.toList()) {
                bytes += Files.size(file);
            }
        }
        return bytes;
    }
}
