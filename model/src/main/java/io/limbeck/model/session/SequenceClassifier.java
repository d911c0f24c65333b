package io.limbeck.model.session;

import ai.onnxruntime.OrtException;
import io.limbeck.model.encode.Tokens;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * A classifier of whole texts in the layout of Hugging Face: a directory with {@code model.onnx} (or
 * {@code onnx/model.onnx}), {@code tokenizer.json} and a {@code config.json} whose {@code id2label} names its labels. Of a
 * text longer than the model takes, the beginning is read. Thread-safe until closed.
 */
public final class SequenceClassifier implements AutoCloseable {
    private final TokenBatches texts;
    private final List<String> labels;
    private final String version;
    private final long bytes;

    private SequenceClassifier(TokenBatches texts, List<String> labels, String version, long bytes) {
        this.texts = texts;
        this.labels = labels;
        this.version = version;
        this.bytes = bytes;
    }

    /**
     * @param batch most texts of one run
     * @throws IOException a file is missing or is not what it should be; the message names it
     */
    public static SequenceClassifier open(Path directory, int batch, SessionSettings settings) throws IOException {
        ModelFolder folder = ModelFolder.read(directory);
        OnnxGraph graph;
        try {
            graph = OnnxGraph.open(folder.onnx(), settings);
        } catch (OrtException e) {
            throw new IOException(folder.onnx() + " is not a model that ONNX Runtime can run", e);
        }
        try (InputStream json = Files.newInputStream(folder.tokenizer())) {
            TokenBatches texts = new TokenBatches(graph, Tokens.of(json, folder.longest()), batch);
            SequenceClassifier opened =
                    new SequenceClassifier(texts, folder.labels(), folder.version(), Files.size(folder.onnx()));
            opened.tryOut(folder.onnx());
            return opened;
        } catch (IOException | RuntimeException e) {
            graph.close();
            throw e;
        }
    }

    /**
     * What the classifier in {@code directory} answers with, without loading it.
     *
     * @throws IOException as {@link #open}
     */
    public static List<String> labels(Path directory) throws IOException {
        return ModelFolder.read(directory).labels();
    }

    /** In the order of the logits. */
    public List<String> labels() {
        return labels;
    }

    /** Short hash over model, tokenizer and labels. */
    public String version() {
        return version;
    }

    /** Size of the graph's file. */
    public long bytes() {
        return bytes;
    }

    /** The uncalibrated logits of each text, {@code [text][label]}, in order. */
    public float[][] logits(List<String> of) {
        return texts.run(of, SequenceClassifier::rows);
    }

    private static float[][] rows(OnnxGraph.Output output, int rows, int length) {
        if (output.shape().length != 2) {
            throw new IllegalStateException(
                    "the graph answers with shape " + Arrays.toString(output.shape()) + ", not with one row a text");
        }
        int width = (int) output.shape()[1];
        float[][] logits = new float[rows][];
        for (int row = 0; row < rows; row++) {
            logits[row] = Arrays.copyOfRange(output.values(), row * width, (row + 1) * width);
        }
        return logits;
    }

    /** @throws IOException the model does not answer with one number a label */
    private void tryOut(Path onnx) throws IOException {
        int numbers;
        try {
            numbers = logits(List.of("a"))[0].length;
        } catch (IllegalStateException e) {
            throw new IOException(onnx + " is no classifier of texts", e);
        }
        if (numbers != labels.size()) {
            throw new IOException(onnx + " answers with " + numbers + " numbers a text, config.json has "
                    + labels.size() + " labels");
        }
    }

    @Override
    public void close() {
        texts.close();
    }
}
