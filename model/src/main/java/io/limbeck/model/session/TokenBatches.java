package io.limbeck.model.session;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import io.limbeck.model.encode.Tokens;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * A tokenizer and a transformer's graph behind it: texts in, the first output of the graph. Texts run beside those of
 * like length. Thread-safe until closed.
 */
final class TokenBatches implements AutoCloseable {
    /** Texts cut into tokens at once: bounds the memory held. */
    private static final int TOKENIZED = 1024;

    private final OnnxGraph graph;
    private final Tokens tokens;
    private final int batch;

    /** @param batch most texts of one run */
    TokenBatches(OnnxGraph graph, Tokens tokens, int batch) {
        this.graph = graph;
        this.tokens = tokens;
        this.batch = batch;
    }

    /** Takes the answer for each text out of an output. */
    interface Reading {
        /** @param length of the longest text of the run, in tokens; the others were filled up to it */
        float[][] of(OnnxGraph.Output output, int rows, int length);
    }

    /** One answer a text, in order. */
    float[][] run(List<String> texts, Reading reading) {
        float[][] answers = new float[texts.size()][];
        for (int from = 0; from < texts.size(); from += TOKENIZED) {
            run(texts.subList(from, Math.min(texts.size(), from + TOKENIZED)), reading, answers, from);
        }
        return answers;
    }

    OnnxGraph graph() {
        return graph;
    }

    /** How many tokens each text has, cut ones excluded. */
    int[] lengths(List<String> texts) {
        return Arrays.stream(tokens.ids(texts)).mapToInt(row -> row.length).toArray();
    }

    private void run(List<String> texts, Reading reading, float[][] answers, int first) {
        long[][] ids = tokens.ids(texts);
        int[] byLength = IntStream.range(0, ids.length)
                .boxed()
                .sorted(Comparator.comparingInt(i -> ids[i].length))
                .mapToInt(Integer::intValue)
                .toArray();
        for (int from = 0; from < byLength.length; from += batch) {
            int[] rows = Arrays.copyOfRange(byLength, from, Math.min(byLength.length, from + batch));
            float[][] some = run(ids, rows, reading);
            for (int i = 0; i < rows.length; i++) {
                answers[first + rows[i]] = some[i];
            }
        }
    }

    private float[][] run(long[][] ids, int[] rows, Reading reading) {
        int length = ids[rows[rows.length - 1]].length;
        long[] input = new long[rows.length * length];
        long[] mask = new long[rows.length * length];
        for (int i = 0; i < rows.length; i++) {
            long[] row = ids[rows[i]];
            System.arraycopy(row, 0, input, i * length, row.length);
            Arrays.fill(mask, i * length, i * length + row.length, 1);
        }
        try (OnnxTensor inputIds = graph.tensor(input, rows.length, length);
                OnnxTensor attention = graph.tensor(mask, rows.length, length);
                OnnxTensor types = graph.tensor(new long[rows.length * length], rows.length, length)) {
            Map<String, OnnxTensor> fed = new HashMap<>();
            fed.put("input_ids", inputIds);
            fed.put("attention_mask", attention);
            fed.put("token_type_ids", types);
            fed.keySet().removeIf(name -> !graph.hasInput(name));
            return reading.of(graph.run(fed), rows.length, length);
        } catch (OrtException e) {
            throw new IllegalStateException("ONNX Runtime could not run the transformer", e);
        }
    }

    @Override
    public void close() {
        graph.close();
        tokens.close();
    }
}
