package io.limbeck.model.session;

import ai.onnxruntime.OrtException;
import io.limbeck.model.Content;
import io.limbeck.model.encode.Encoder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * A graph that is not in a bundle yet, run exactly as a served one is: its trainer compares it with its own logits, and
 * fits temperature, threshold and golden outputs on what it answers. Thread-safe until closed.
 */
public final class TrialModel implements AutoCloseable {
    private final EncodedModel model;

    private TrialModel(EncodedModel model) {
        this.model = model;
    }

    /**
     * @param onnx the serialised graph
     * @param labels how many logits a text must get
     * @throws IOException ONNX Runtime cannot run it
     */
    public static TrialModel open(byte[] onnx, Encoder encoder, int labels, SessionSettings settings)
            throws IOException {
        Path file = Files.createTempFile("trial", ".onnx");
        try {
            Files.write(file, onnx);
            return new TrialModel(new EncodedModel(encoder, OnnxGraph.open(file, settings), labels));
        } catch (OrtException e) {
            throw new IOException("ONNX Runtime cannot run the exported graph", e);
        } finally {
            Files.delete(file);
        }
    }

    /** The uncalibrated logits of each content, {@code [content][label]}, in order. */
    public float[][] logits(List<Content> contents) {
        return model.logits(contents);
    }

    /**
     * Shows what the graph computes on the way: every output but {@code logits}, by name, a batch at a time. Contents of
     * one size run together, so that no padding is among the values.
     */
    public void observe(List<Content> contents, BiConsumer<String, float[]> observer) {
        model.observe(contents, observer);
    }

    @Override
    public void close() {
        model.close();
    }
}
