package io.limbeck.model.bundle;

import io.limbeck.model.Content;
import io.limbeck.model.Modality;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Everything that goes into a bundle, before it is one.
 *
 * @param files by name: {@code encoder.json}, what it refers to, and what other runtimes ask for
 * @param goldens inputs to prove the graphs with, wherever they are loaded. They travel with every copy of the model, so
 *     they must be nobody's records: made-up texts
 * @param graphs one a precision, FP32 among them
 */
@SuppressWarnings("ArrayRecordComponent") // written to disk once, compared nowhere
public record BundleDraft(
        String architecture,
        Modality modality,
        List<String> labels,
        String cleaningVersion,
        boolean provisional,
        Map<String, Double> figures,
        Map<String, byte[]> files,
        List<Content> goldens,
        List<Graph> graphs) {
    public BundleDraft {
        Objects.requireNonNull(architecture, "architecture");
        Objects.requireNonNull(modality, "modality");
        labels = List.copyOf(labels);
        Objects.requireNonNull(cleaningVersion, "cleaningVersion");
        figures = Map.copyOf(figures);
        files = Map.copyOf(files);
        goldens = List.copyOf(goldens);
        graphs = List.copyOf(graphs);
    }

    /**
     * @param onnx the serialised ONNX model
     * @param goldenLogits what it answers for each golden input, [input][label]
     */
    public record Graph(Variant variant, byte[] onnx, float[][] goldenLogits) {
        public Graph {
            Objects.requireNonNull(variant, "variant");
            Objects.requireNonNull(onnx, "onnx");
            Objects.requireNonNull(goldenLogits, "goldenLogits");
        }
    }
}
