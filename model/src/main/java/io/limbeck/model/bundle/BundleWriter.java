package io.limbeck.model.bundle;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.limbeck.model.bundle.BundleDraft.Graph;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Writes a bundle's directory: first what is listed, last the list. */
public final class BundleWriter {
    private static final ObjectMapper JSON = new ObjectMapper();

    private BundleWriter() {}

    /**
     * Writes {@code draft} into {@code directory}, which is made where it is missing.
     *
     * @throws IllegalArgumentException the directory is not empty, or the draft contradicts itself
     */
    public static Bundle write(BundleDraft draft, Path directory) throws IOException {
        Files.createDirectories(directory);
        try (Stream<Path> files = Files.list(directory)) {
            if (files.findAny().isPresent()) {
                throw new IllegalArgumentException(directory + " is not empty; a bundle is written once");
            }
        }
        Map<String, String> hashes = new TreeMap<>();
        Map<Precision, List<List<Float>>> logits = new EnumMap<>(Precision.class);
        for (Graph graph : draft.graphs()) {
            Precision precision = graph.variant().precision();
            write(directory, precision.file(), graph.onnx(), hashes);
            logits.put(precision, rows(graph.goldenLogits(), draft.labels().size()));
        }
        Goldens goldens =
                new Goldens(draft.goldens().stream().map(Goldens.Input::of).toList(), logits);
        for (Map.Entry<String, byte[]> file : draft.files().entrySet()) {
            write(directory, file.getKey(), file.getValue(), hashes);
        }
        write(directory, Bundle.GOLDENS, JSON.writeValueAsBytes(goldens), hashes);
        BundleDescription description = new BundleDescription(
                BundleDescription.FORMAT,
                draft.architecture(),
                draft.modality(),
                draft.labels(),
                draft.graphs().stream().map(Graph::variant).toList(),
                draft.cleaningVersion(),
                hashes.get(Bundle.ENCODER),
                draft.provisional(),
                draft.figures(),
                hashes);
        Files.write(
                directory.resolve(Bundle.DESCRIPTION),
                JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(description));
        return new Bundle(directory, description);
    }

    private static void write(Path directory, String name, byte[] content, Map<String, String> hashes)
            throws IOException {
        Files.write(directory.resolve(name), content);
        hashes.put(name, Sha256.of(content));
    }

    private static List<List<Float>> rows(float[][] logits, int labels) {
        List<List<Float>> rows = new ArrayList<>();
        for (float[] row : logits) {
            if (row.length != labels) {
                throw new IllegalArgumentException(
                        "a golden output has " + row.length + " logits for " + labels + " labels");
            }
            List<Float> values = new ArrayList<>();
            for (float logit : row) {
                values.add(logit);
            }
            rows.add(values);
        }
        return rows;
    }
}
