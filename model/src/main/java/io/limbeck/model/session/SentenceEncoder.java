package io.limbeck.model.session;

import ai.onnxruntime.OrtException;
import io.limbeck.model.encode.Tokens;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;

/**
 * A BERT-like sentence encoder in ONNX: a text becomes the last hidden state of its first token, scaled to length 1, as
 * the bge family was trained to be read. Thread-safe until closed.
 */
public final class SentenceEncoder implements AutoCloseable {
    /** Most tokens of a text; what follows is not read. */
    public static final int LONGEST = 512;

    private final TokenBatches texts;

    private SentenceEncoder(TokenBatches texts) {
        this.texts = texts;
    }

    /**
     * @param onnx the serialised model
     * @param tokenizerJson the content of {@code tokenizer.json}; closed by the caller
     * @param batch most texts of one run. 1 where the graph scales its activations a batch at a time, as dynamically
     *     quantised ones do: else what a text becomes would depend on its neighbours
     * @throws IOException a file cannot be read, or is no model or tokenizer
     */
    public static SentenceEncoder open(Path onnx, InputStream tokenizerJson, int batch, SessionSettings settings)
            throws IOException {
        if (batch < 1) {
            throw new IllegalArgumentException("a batch is at least 1, is " + batch);
        }
        OnnxGraph graph;
        try {
            graph = OnnxGraph.open(onnx, settings);
        } catch (OrtException e) {
            throw new IOException(onnx.getFileName() + " is not a model that ONNX Runtime can run", e);
        }
        try {
            return new SentenceEncoder(new TokenBatches(graph, Tokens.of(tokenizerJson, LONGEST), batch));
        } catch (IOException | RuntimeException e) {
            graph.close();
            throw e;
        }
    }

    /**
     * As {@link #open}, from two resources on the class path, e.g. {@code /bge-small-en-v1.5.onnx} and
     * {@code /bge-small-en-v1.5-tokenizer.json}.
     */
    public static SentenceEncoder fromResources(String onnx, String tokenizerJson, int batch, SessionSettings settings)
            throws IOException {
        // By way of a file, which ONNX Runtime maps: an array would need the whole model on the Java heap.
        Path copy = Files.createTempFile("sentence-encoder", ".onnx");
        try (InputStream model = resource(onnx);
                InputStream tokenizer = resource(tokenizerJson)) {
            Files.copy(model, copy, StandardCopyOption.REPLACE_EXISTING);
            return open(copy, tokenizer, batch, settings);
        } finally {
            Files.delete(copy);
        }
    }

    /** The vector of each text, [text][width], each of Euclidean length 1. */
    public float[][] encode(List<String> of) {
        return texts.run(of, SentenceEncoder::firstTokens);
    }

    /** What it runs on, and why not on the GPU, for people. */
    public String device() {
        return texts.graph().device().toString();
    }

    /** How many tokens each text has, cut ones excluded. */
    int[] lengths(List<String> of) {
        return texts.lengths(of);
    }

    private static float[][] firstTokens(OnnxGraph.Output output, int rows, int length) {
        int width = (int) output.shape()[2];
        float[][] vectors = new float[rows][];
        for (int row = 0; row < rows; row++) {
            int start = row * length * width;
            float[] vector = Arrays.copyOfRange(output.values(), start, start + width);
            double squares = 0;
            for (float value : vector) {
                squares += value * value;
            }
            float scale = (float) (1 / Math.sqrt(Math.max(squares, 1e-24)));
            for (int i = 0; i < width; i++) {
                vector[i] *= scale;
            }
            vectors[row] = vector;
        }
        return vectors;
    }

    static InputStream resource(String name) throws IOException {
        InputStream resource = SentenceEncoder.class.getResourceAsStream(name);
        if (resource == null) {
            throw new IOException("no resource " + name + " on the class path");
        }
        return resource;
    }

    @Override
    public void close() {
        texts.close();
    }
}
