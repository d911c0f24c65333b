package io.limbeck.model.session;

import ai.onnxruntime.OrtException;
import io.limbeck.model.Content;
import io.limbeck.model.encode.Encoder;
import io.limbeck.model.encode.GraphInputs;
import io.limbeck.model.encode.TokenEncoder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/**
 * A graph and contents that its encoder has read beforehand, in the batches of a served model: what the graph alone costs.
 * Graphs of any kind that reads word pieces can stand side by side, whatever they answer with.
 */
public final class PreparedModel implements AutoCloseable {
    private final OnnxGraph graph;
    private final List<GraphInputs> batches;

    private PreparedModel(OnnxGraph graph, List<GraphInputs> batches) {
        this.graph = graph;
        this.batches = List.copyOf(batches);
    }

    /**
     * @param onnx the serialised graph
     * @throws IOException ONNX Runtime cannot run it
     */
    public static PreparedModel open(Path onnx, Encoder encoder, List<Content> contents, SessionSettings settings)
            throws IOException {
        try {
            EncodedModel model = new EncodedModel(encoder, OnnxGraph.open(onnx, settings), 0);
            return new PreparedModel(model.graph(), model.inputs(contents));
        } catch (OrtException e) {
            throw new IOException("ONNX Runtime cannot run " + onnx.getFileName(), e);
        }
    }

    /**
     * A sentence encoder on the class path, the graph that {@link SentenceEncoder} runs.
     *
     * @param name before {@code .onnx} and {@code -tokenizer.json}, e.g. {@code bge-small-en-v1.5}
     * @param longest most tokens of a text, special ones included
     * @throws IOException there is no such encoder
     */
    public static PreparedModel fromResource(String name, int longest, List<Content> contents, SessionSettings settings)
            throws IOException {
        Path copy = Files.createTempFile("prepared", ".onnx");
        try (InputStream onnx = SentenceEncoder.resource("/" + name + ".onnx");
                InputStream tokenizer = SentenceEncoder.resource("/" + name + "-tokenizer.json")) {
            Files.copy(onnx, copy, StandardCopyOption.REPLACE_EXISTING);
            return open(copy, TokenEncoder.of(tokenizer.readAllBytes(), longest), contents, settings);
        } finally {
            Files.delete(copy);
        }
    }

    /** Runs every batch once; what the graph answers is left unread. */
    public void run() {
        try {
            for (GraphInputs batch : batches) {
                graph.compute(batch);
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
