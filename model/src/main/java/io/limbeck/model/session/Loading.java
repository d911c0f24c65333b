package io.limbeck.model.session;

import ai.onnxruntime.OrtException;
import io.limbeck.model.Content;
import io.limbeck.model.bundle.Bundle;
import io.limbeck.model.bundle.BundleDescription;
import io.limbeck.model.bundle.BundleRefused;
import io.limbeck.model.bundle.BundleRefused.Reason;
import io.limbeck.model.bundle.Goldens;
import io.limbeck.model.bundle.Variant;
import io.limbeck.model.encode.Encoder;
import io.limbeck.model.encode.EncoderFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** From a bundle to the classifier that serves it: each graph is opened, proven, warmed and timed. */
final class Loading {
    private static final Logger LOG = LoggerFactory.getLogger(Loading.class);
    private static final int WARM_RUNS = 3;
    private static final int TIMED_RUNS = 7;
    private static final int TIMED_ROWS = 64;

    private final Bundle bundle;
    private final SessionSettings settings;
    private final Encoder encoder;
    private final Goldens goldens;

    private Loading(Bundle bundle, SessionSettings settings) throws BundleRefused {
        this.bundle = bundle;
        this.settings = settings;
        String architecture = bundle.description().architecture();
        try {
            this.encoder = EncoderFile.read(bundle.directory());
            if (!encoder.kind().equals(architecture)) {
                throw new BundleRefused(
                        Reason.UNKNOWN_ARCHITECTURE, "this release has no architecture '" + architecture + "'");
            }
        } catch (IllegalArgumentException e) {
            throw new BundleRefused(Reason.UNKNOWN_ARCHITECTURE, e.getMessage(), e);
        } catch (IOException e) {
            throw new BundleRefused(Reason.INCOMPLETE, "the bundle's encoder cannot be read", e);
        }
        this.goldens = bundle.goldens();
    }

    static OnnxClassifier load(Bundle bundle, long version, SessionSettings settings) throws BundleRefused {
        return new Loading(bundle, settings).fastest(version);
    }

    private OnnxClassifier fastest(long version) throws BundleRefused {
        BundleDescription description = bundle.description();
        List<String> problems = new ArrayList<>();
        Proven best = null;
        for (Variant variant : description.variants()) {
            Optional<Proven> proven = prove(variant, problems);
            if (proven.isPresent() && (best == null || proven.get().nanos() < best.nanos())) {
                if (best != null) {
                    best.model().close();
                }
                best = proven.get();
            } else {
                proven.ifPresent(slower -> slower.model().close());
            }
        }
        if (best == null) {
            throw new BundleRefused(Reason.WRONG_OUTPUTS, String.join("; ", problems));
        }
        LOG.info(
                "model {} runs in {} on {}, {} records/s from text to label{}",
                version,
                best.variant().precision(),
                best.model().graph().device(),
                String.format(Locale.ROOT, "%.0f", TIMED_ROWS * 1e9 / best.nanos()),
                problems.isEmpty() ? "" : "; not served: " + String.join("; ", problems));
        return new OnnxClassifier(description, version, best.variant(), best.model());
    }

    /** The variant's model, warm and timed, or empty after a line was added to {@code problems}. */
    private Optional<Proven> prove(Variant variant, List<String> problems) {
        EncodedModel model = null;
        try {
            List<List<Float>> expected = goldens.logits().get(variant.precision());
            if (expected == null) {
                problems.add(variant.precision() + " has no golden outputs");
                return Optional.empty();
            }
            OnnxGraph graph = OnnxGraph.open(bundle.graph(variant), settings);
            model = new EncodedModel(
                    encoder, graph, bundle.description().labels().size());
            Optional<String> problem = GoldenCheck.problem(variant, expected, model.logits(goldens.contents()));
            if (problem.isEmpty()) {
                return Optional.of(new Proven(variant, model, time(model)));
            }
            problems.add(variant.precision() + ": " + problem.get());
        } catch (OrtException | IllegalStateException e) {
            LOG.debug("{} does not run", variant.precision(), e);
            problems.add(variant.precision() + " does not run: " + e.getMessage());
        }
        if (model != null) {
            model.close();
        }
        return Optional.empty();
    }

    /** Warms the model, then takes the median time of a batch, in nanoseconds. */
    private long time(EncodedModel model) {
        model.warm();
        List<Content> batch = new ArrayList<>();
        List<Content> inputs = goldens.contents();
        for (int i = 0; i < TIMED_ROWS; i++) {
            batch.add(inputs.get(i % inputs.size()));
        }
        List<Long> times = new ArrayList<>();
        for (int run = 0; run < WARM_RUNS + TIMED_RUNS; run++) {
            long start = System.nanoTime();
            model.logits(batch);
            if (run >= WARM_RUNS) {
                times.add(System.nanoTime() - start);
            }
        }
        Collections.sort(times);
        return times.get(times.size() / 2);
    }

    private record Proven(Variant variant, EncodedModel model, long nanos) {}
}
