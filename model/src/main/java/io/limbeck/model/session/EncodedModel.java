package io.limbeck.model.session;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import io.limbeck.model.Content;
import io.limbeck.model.encode.Encoder;
import io.limbeck.model.encode.FeatureBatch;
import io.limbeck.model.encode.Features;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * An encoder and the graph behind it: contents in, logits out. Contents run beside those of the same width only, so that none
 * depends on its batch-mates.
 */
final class EncodedModel implements AutoCloseable {
    /** Most rows times columns of one run: what the graph makes of them should stay in the processor's cache. */
    private static final int MOST_CELLS = 1 << 15;

    private final Encoder encoder;
    private final OnnxGraph graph;
    private final int labels;

    EncodedModel(Encoder encoder, OnnxGraph graph, int labels) {
        this.encoder = encoder;
        this.graph = graph;
        this.labels = labels;
    }

    OnnxGraph graph() {
        return graph;
    }

    /** The logits of each content, [content][label], in order. */
    float[][] logits(List<Content> contents) {
        List<Features> encoded = encoder.features(contents);
        Map<Integer, List<Integer>> byWidth = new TreeMap<>();
        for (int i = 0; i < encoded.size(); i++) {
            byWidth.computeIfAbsent(FeatureBatch.width(encoded.get(i).size()), width -> new ArrayList<>())
                    .add(i);
        }
        float[][] logits = new float[contents.size()][];
        byWidth.forEach((width, rows) -> {
            int most = Math.max(1, MOST_CELLS / width);
            for (int from = 0; from < rows.size(); from += most) {
                run(encoded, rows.subList(from, Math.min(rows.size(), from + most)), logits);
            }
        });
        return logits;
    }

    /** Runs every width that a content can have once, so that no first record pays for memory. */
    void warm() {
        int widest = FeatureBatch.width(encoder.widest());
        for (int width = FeatureBatch.width(0); width <= widest; width = FeatureBatch.width(width + 1)) {
            Features row = new Features(new int[width], new float[width]);
            List<Features> rows = Collections.nCopies(Math.max(1, MOST_CELLS / width), row);
            run(rows, IntStream.range(0, rows.size()).boxed().toList(), new float[rows.size()][]);
        }
    }

    /** See {@link Encoder#length}. */
    int length(Content content) {
        return encoder.length(content);
    }

    Encoder encoder() {
        return encoder;
    }

    private void run(List<Features> encoded, List<Integer> rows, float[][] into) {
        FeatureBatch batch = FeatureBatch.of(rows.stream().map(encoded::get).toList());
        try (OnnxTensor ids = graph.tensor(batch.ids(), batch.texts(), batch.width());
                OnnxTensor weights = graph.tensor(batch.weights(), batch.texts(), batch.width())) {
            OnnxGraph.Output output = graph.run(Map.of(FeatureBatch.IDS, ids, FeatureBatch.WEIGHTS, weights));
            if (output.values().length != rows.size() * labels) {
                throw new IllegalStateException("the graph answers with shape " + Arrays.toString(output.shape())
                        + " for " + rows.size() + " contents and " + labels + " labels");
            }
            for (int row = 0; row < rows.size(); row++) {
                into[rows.get(row)] = Arrays.copyOfRange(output.values(), row * labels, (row + 1) * labels);
            }
        } catch (OrtException e) {
            throw new IllegalStateException("ONNX Runtime could not run the model", e);
        }
    }

    @Override
    public void close() {
        graph.close();
    }
}
