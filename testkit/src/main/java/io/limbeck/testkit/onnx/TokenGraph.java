package io.limbeck.testkit.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The smallest token classifier, in Hugging Face's layout: each word of a vocabulary has its label, whatever stands around
 * it. Logits [batch, length, labels] = table[id]; what has no label of its own is {@code O}, the first label.
 */
public final class TokenGraph {
    private static final int FLOAT = TensorProto.DataType.FLOAT_VALUE;
    private static final int INT64 = TensorProto.DataType.INT64_VALUE;
    private static final float SURE = 5;
    private static final int VOCABULARY = 40_000;

    private TokenGraph() {}

    /**
     * Writes model.onnx, tokenizer.json and config.json.
     *
     * @param tokenizerJson a WordPiece tokenizer
     * @param labels the first is {@code O}
     * @param words words in the vocabulary and their labels
     * @param positions most tokens that it takes
     */
    public static void write(
            Path directory, byte[] tokenizerJson, List<String> labels, Map<String, String> words, int positions)
            throws IOException {
        float[] table = new float[VOCABULARY * labels.size()];
        for (int id = 0; id < VOCABULARY; id++) {
            table[id * labels.size()] = 1;
        }
        write(directory, tokenizerJson, labels, words, positions, table, false);
    }

    /**
     * The same for whole texts: logits [batch, labels] are the sums over a text's words, of which each says its label.
     *
     * @param labels none of which stands for nothing
     */
    public static void writeForTexts(
            Path directory, byte[] tokenizerJson, List<String> labels, Map<String, String> words) throws IOException {
        write(directory, tokenizerJson, labels, words, 512, new float[VOCABULARY * labels.size()], true);
    }

    private static void write(
            Path directory,
            byte[] tokenizerJson,
            List<String> labels,
            Map<String, String> words,
            int positions,
            float[] table,
            boolean summed)
            throws IOException {
        String json = new String(tokenizerJson, StandardCharsets.UTF_8);
        words.forEach((word, label) -> table[id(json, word) * labels.size() + labels.indexOf(label)] = SURE);
        StringBuilder names = new StringBuilder();
        for (int i = 0; i < labels.size(); i++) {
            names.append(i == 0 ? "" : ", ")
                    .append('"')
                    .append(i)
                    .append("\": \"")
                    .append(labels.get(i))
                    .append('"');
        }
        Files.createDirectories(directory);
        Files.write(directory.resolve("model.onnx"), graph(table, labels.size(), summed));
        Files.write(directory.resolve("tokenizer.json"), tokenizerJson);
        Files.writeString(
                directory.resolve("config.json"),
                "{\"id2label\": {" + names + "}, \"max_position_embeddings\": " + positions + "}");
    }

    private static int id(String tokenizerJson, String word) {
        Matcher entry = Pattern.compile(Pattern.quote("\"" + word + "\"") + "\\s*:\\s*(\\d+)")
                .matcher(tokenizerJson);
        if (!entry.find()) {
            throw new IllegalArgumentException("the vocabulary has no '" + word + "'");
        }
        return Integer.parseInt(entry.group(1));
    }

    private static byte[] graph(float[] table, int labels, boolean summed) {
        TensorProto.Builder weights = TensorProto.newBuilder()
                .setName("table")
                .setDataType(FLOAT)
                .addDims(VOCABULARY)
                .addDims(labels);
        for (float value : table) {
            weights.addFloatData(value);
        }
        GraphProto.Builder graph = GraphProto.newBuilder()
                .setName("tokens")
                .addInput(GraphFile.value("input_ids", INT64, "batch", "length"))
                .addInput(GraphFile.value("attention_mask", INT64, "batch", "length"))
                .addInitializer(weights)
                .addNode(NodeProto.newBuilder()
                        .setName("gathered")
                        .setOpType("Gather")
                        .addAllInput(List.of("table", "input_ids"))
                        .addOutput(summed ? "gathered" : "logits")
                        .addAttribute(number("axis", 0)));
        if (!summed) {
            return GraphFile.of(graph.addOutput(GraphFile.value("logits", FLOAT, "batch", "length", "labels"))
                    .build());
        }
        return GraphFile.of(graph.addOutput(GraphFile.value("logits", FLOAT, "batch", "labels"))
                .addInitializer(TensorProto.newBuilder()
                        .setName("length")
                        .setDataType(INT64)
                        .addDims(1)
                        .addInt64Data(1))
                .addNode(NodeProto.newBuilder()
                        .setName("sum")
                        .setOpType("ReduceSum")
                        .addAllInput(List.of("gathered", "length"))
                        .addOutput("logits")
                        .addAttribute(number("keepdims", 0)))
                .build());
    }

    private static AttributeProto number(String name, int value) {
        return AttributeProto.newBuilder()
                .setName(name)
                .setType(AttributeProto.AttributeType.INT)
                .setI(value)
                .build();
    }
}
