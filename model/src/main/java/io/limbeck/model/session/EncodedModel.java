package io.limbeck.model.session;

import ai.onnxruntime.OrtException;
import io.limbeck.model.Content;
import io.limbeck.model.encode.Encoder;
import io.limbeck.model.encode.GraphInputs;
import io.limbeck.model.encode.GraphRow;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.IntUnaryOperator;

/**
 * An encoder and the graph behind it: contents in, logits out. Contents run beside those of the same width only, so that none
 * depends on its batch-mates.
 */
final class EncodedModel implements AutoCloseable {
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
        List<? extends GraphRow> encoded = encoder.graphRows(contents);
        float[][] logits = new float[contents.size()][];
        batches(encoded, this::width, (width, places) -> {
            float[][] answers = run(places.stream().map(encoded::get).toList(), width);
            for (int i = 0; i < answers.length; i++) {
                logits[places.get(i)] = answers[i];
            }
        });
        return logits;
    }

    /** The contents in the batches in which {@link #logits} runs them. */
    List<GraphInputs> inputs(List<Content> contents) {
        List<? extends GraphRow> encoded = encoder.graphRows(contents);
        List<GraphInputs> inputs = new ArrayList<>();
        batches(
                encoded,
                this::width,
                (width, places) -> inputs.add(
                        GraphInputs.of(places.stream().map(encoded::get).toList(), width)));
        return inputs;
    }

    /** See {@link TrialModel#observe}. */
    void observe(List<Content> contents, BiConsumer<String, float[]> observer) {
        List<? extends GraphRow> encoded = encoder.graphRows(contents);
        batches(encoded, size -> size, (size, places) -> {
            List<? extends GraphRow> rows = places.stream().map(encoded::get).toList();
            try {
                graph.outputs(GraphInputs.of(rows, size)).forEach((name, output) -> {
                    if (!name.equals(GraphInputs.LOGITS)) {
                        observer.accept(name, output.values());
                    }
                });
            } catch (OrtException e) {
                throw new IllegalStateException("ONNX Runtime could not run the model", e);
            }
        });
    }

    /** Runs every width that a content can have once, so that no first record pays for memory. */
    void warm() {
        int width = 0;
        while (width < encoder.widest()) {
            width = width(width + 1);
            run(Collections.nCopies(Math.max(1, encoder.cells() / width), encoder.blank(width)), width);
        }
    }

    /** See {@link Encoder#length}. */
    int length(Content content) {
        return encoder.length(content);
    }

    Encoder encoder() {
        return encoder;
    }

    /** Cuts rows of equal width into batches, given by their places. */
    private void batches(
            List<? extends GraphRow> rows, IntUnaryOperator width, BiConsumer<Integer, List<Integer>> batch) {
        Map<Integer, List<Integer>> byWidth = new TreeMap<>();
        for (int i = 0; i < rows.size(); i++) {
            byWidth.computeIfAbsent(width.applyAsInt(rows.get(i).size()), any -> new ArrayList<>())
                    .add(i);
        }
        byWidth.forEach((columns, places) -> {
            int most = Math.max(1, encoder.cells() / columns);
            for (int from = 0; from < places.size(); from += most) {
                batch.accept(columns, places.subList(from, Math.min(places.size(), from + most)));
            }
        });
    }

    /** A content's width depends on nothing but its own size. */
    private int width(int size) {
        return Math.min(GraphInputs.width(size), encoder.widest());
    }

    private float[][] run(List<? extends GraphRow> rows, int width) {
        try {
            OnnxGraph.Output output = graph.run(GraphInputs.of(rows, width));
            if (output.values().length != rows.size() * labels) {
                throw new IllegalStateException("the graph answers with shape " + Arrays.toString(output.shape())
                        + " for " + rows.size() + " contents and " + labels + " labels");
            }
            float[][] answers = new float[rows.size()][];
            for (int row = 0; row < answers.length; row++) {
                answers[row] = Arrays.copyOfRange(output.values(), row * labels, (row + 1) * labels);
            }
            return answers;
        } catch (OrtException e) {
            throw new IllegalStateException("ONNX Runtime could not run the model", e);
        }
    }

    @Override
    public void close() {
        graph.close();
    }
}
