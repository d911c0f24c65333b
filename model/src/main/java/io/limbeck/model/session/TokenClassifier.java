package io.limbeck.model.session;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import io.limbeck.model.encode.Tokens;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A token classifier from a {@link ModelFolder}. A text of any length is read in
 * windows that overlap; time is linear in its length. Thread-safe until closed.
 */
public final class TokenClassifier implements AutoCloseable {
    /** Of a window, shared with the next: a token is judged where it has neighbours on both sides. */
    private static final int OVERLAP_SHARE = 8;

    private final OnnxGraph graph;
    private final Tokens tokens;
    private final List<String> labels;
    private final int overlap;
    private final String version;

    private TokenClassifier(OnnxGraph graph, Tokens tokens, List<String> labels, int overlap, String version) {
        this.graph = graph;
        this.tokens = tokens;
        this.labels = labels;
        this.overlap = overlap;
        this.version = version;
    }

    /**
     * A stretch of a text that the model labels.
     *
     * @param label without {@code B-} or {@code I-}
     * @param start first UTF-16 unit
     * @param end behind the last
     * @param score mean probability over its words
     */
    public record Span(String label, int start, int end, double score) {}

    /** @throws IOException a file is missing or is not what it should be; the message names it */
    public static TokenClassifier open(Path directory, SessionSettings settings) throws IOException {
        ModelFolder folder = ModelFolder.read(directory);
        int overlap = folder.longest() / OVERLAP_SHARE;
        OnnxGraph graph;
        try {
            graph = OnnxGraph.open(folder.onnx(), settings);
        } catch (OrtException e) {
            throw new IOException(folder.onnx() + " is not a model that ONNX Runtime can run", e);
        }
        try (InputStream json = Files.newInputStream(folder.tokenizer())) {
            Tokens tokens = tokenizer(json, folder.tokenizer(), folder.longest(), overlap);
            TokenClassifier opened = new TokenClassifier(graph, tokens, folder.labels(), overlap, folder.version());
            opened.tryOut(folder.onnx());
            return opened;
        } catch (IOException | RuntimeException e) {
            graph.close();
            throw e;
        }
    }

    /** Every label without {@code B-} and {@code I-}, but for {@code O}. */
    public List<String> labels() {
        return labels.stream()
                .map(LabelledSpans::withoutPrefix)
                .filter(label -> !LabelledSpans.isNone(label))
                .distinct()
                .toList();
    }

    /** Short hash over model, tokenizer and labels. */
    public String version() {
        return version;
    }

    /** What the model labels, from left to right. */
    public List<Span> spans(String text) {
        LabelledSpans spans = new LabelledSpans(text, labels);
        List<Tokens.Window> windows = tokens.windows(text);
        for (int i = 0; i < windows.size(); i++) {
            Tokens.Window window = windows.get(i);
            float[][] logits = run(window.ids());
            boolean last = i + 1 == windows.size();
            spans.add(window, logits, i == 0 ? 0 : overlap / 2, last ? 0 : overlap - overlap / 2);
        }
        return spans.done();
    }

    private float[][] run(long[] ids) {
        long[] mask = new long[ids.length];
        Arrays.fill(mask, 1);
        try (OnnxTensor inputIds = graph.tensor(ids, 1, ids.length);
                OnnxTensor attention = graph.tensor(mask, 1, ids.length);
                OnnxTensor types = graph.tensor(new long[ids.length], 1, ids.length)) {
            Map<String, OnnxTensor> fed = new HashMap<>();
            fed.put("input_ids", inputIds);
            fed.put("attention_mask", attention);
            fed.put("token_type_ids", types);
            fed.keySet().removeIf(name -> !graph.hasInput(name));
            OnnxGraph.Output output = graph.run(fed);
            int width = output.values().length / ids.length;
            float[][] logits = new float[ids.length][];
            for (int token = 0; token < ids.length; token++) {
                logits[token] = Arrays.copyOfRange(output.values(), token * width, (token + 1) * width);
            }
            return logits;
        } catch (OrtException e) {
            throw new IllegalStateException("ONNX Runtime could not run the token classifier", e);
        }
    }

    /** @throws IOException the model does not answer with one number a label */
    private void tryOut(Path onnx) throws IOException {
        float[][] logits;
        try {
            logits = run(tokens.windows("a").get(0).ids());
        } catch (IllegalStateException e) {
            throw new IOException(onnx + " is no token classifier", e);
        }
        if (logits[0].length != labels.size()) {
            throw new IOException(onnx + " answers with " + logits[0].length + " numbers a token, config.json has "
                    + labels.size() + " labels");
        }
    }

    private static Tokens tokenizer(InputStream json, Path file, int longest, int overlap) throws IOException {
        try {
            return Tokens.of(json, longest, overlap);
        } catch (IOException | RuntimeException e) {
            throw new IOException(file + " is not a tokenizer", e);
        }
    }

    @Override
    public void close() {
        graph.close();
        tokens.close();
    }
}
