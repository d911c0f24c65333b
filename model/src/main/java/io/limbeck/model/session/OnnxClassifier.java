package io.limbeck.model.session;

import io.limbeck.model.Classifier;
import io.limbeck.model.Content;
import io.limbeck.model.Modality;
import io.limbeck.model.Scored;
import io.limbeck.model.Standing;
import io.limbeck.model.bundle.Bundle;
import io.limbeck.model.bundle.BundleDescription;
import io.limbeck.model.bundle.BundleRefused;
import io.limbeck.model.bundle.Precision;
import io.limbeck.model.bundle.Variant;
import io.limbeck.model.encode.TableColumn;
import io.limbeck.model.encode.TableEncoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/** A bundle in service, by ONNX Runtime: proven against its golden outputs on this machine, warm, its faster graph. */
public final class OnnxClassifier implements Classifier {
    private final BundleDescription description;
    private final long version;
    private final Variant served;
    private final EncodedModel model;

    OnnxClassifier(BundleDescription description, long version, Variant served, EncodedModel model) {
        this.description = description;
        this.version = version;
        this.served = served;
        this.model = model;
    }

    /**
     * Loads, proves and warms the graphs of {@code bundle} and keeps the fastest sound one. Takes a moment: never on a
     * thread that serves.
     *
     * @param version under which it was published; 0 if it never was
     * @throws BundleRefused it cannot be run here, or gives other outputs than where it was made
     */
    public static OnnxClassifier load(Bundle bundle, long version, SessionSettings settings) throws BundleRefused {
        return Loading.load(bundle, version, settings);
    }

    @Override
    public List<String> labels() {
        return description.labels();
    }

    @Override
    public long version() {
        return version;
    }

    @Override
    public Modality modality() {
        return description.modality();
    }

    @Override
    public String cleaningVersion() {
        return description.cleaningVersion();
    }

    @Override
    public OptionalDouble acceptThreshold() {
        return served.threshold();
    }

    @Override
    public boolean provisional() {
        return description.provisional();
    }

    /** Which of the bundle's graphs serves. */
    public Precision precision() {
        return served.precision();
    }

    /** What it runs on, and why not on the GPU, for people. */
    public String device() {
        return model.graph().device().toString();
    }

    @Override
    public int length(Content content) {
        return model.length(content);
    }

    @Override
    public Map<String, Standing> standing(Content content) {
        return model.encoder() instanceof TableEncoder table ? table.standing(content) : Map.of();
    }

    @Override
    public Map<String, Double> outside() {
        return model.encoder() instanceof TableEncoder table
                ? table.columns().stream().collect(Collectors.toMap(TableColumn::name, TableColumn::outside))
                : Map.of();
    }

    @Override
    public List<Scored> score(List<Content> contents) {
        if (contents.isEmpty()) {
            return List.of();
        }
        List<Scored> scored = new ArrayList<>(contents.size());
        for (float[] logits : model.logits(contents)) {
            double[] probabilities = Calibration.probabilities(logits, served.temperature());
            int best = Calibration.best(probabilities);
            scored.add(new Scored(labels().get(best), probabilities[best], probabilities));
        }
        return scored;
    }

    @Override
    public void close() {
        model.close();
    }
}
