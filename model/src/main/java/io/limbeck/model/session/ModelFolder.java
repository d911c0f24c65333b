package io.limbeck.model.session;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.limbeck.model.bundle.Sha256;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A classifier's directory in the layout of Hugging Face: {@code model.onnx} (or {@code onnx/model.onnx}),
 * {@code tokenizer.json}, and a {@code config.json} whose {@code id2label} names its labels.
 *
 * @param onnx the graph
 * @param tokenizer how a text becomes tokens
 * @param config the rest
 * @param labels in the order of the logits
 * @param longest most tokens that the model takes
 */
record ModelFolder(Path onnx, Path tokenizer, Path config, List<String> labels, int longest) {
    /** Tokens of a text where the model does not say how many it takes. */
    private static final int LONGEST = 512;

    private static final int SHORTEST = 16;
    private static final int VERSION_DIGITS = 16;

    ModelFolder {
        labels = List.copyOf(labels);
    }

    /** @throws IOException a file is missing or is not what it should be; the message names it */
    static ModelFolder read(Path directory) throws IOException {
        Path beside = directory.resolve("onnx").resolve("model.onnx");
        Path onnx = Files.isRegularFile(beside) ? beside : directory.resolve("model.onnx");
        Path tokenizer = directory.resolve("tokenizer.json");
        Path config = directory.resolve("config.json");
        for (Path file : List.of(onnx, tokenizer, config)) {
            if (!Files.isRegularFile(file)) {
                throw new IOException(directory + " has no " + directory.relativize(file));
            }
        }
        JsonNode described = described(config);
        return new ModelFolder(onnx, tokenizer, config, labels(described, config), longest(described));
    }

    /** Short hash over model, tokenizer and labels. */
    String version() throws IOException {
        String hashes = Sha256.of(onnx) + Sha256.of(tokenizer) + Sha256.of(config);
        return Sha256.of(hashes.getBytes(StandardCharsets.US_ASCII)).substring(0, VERSION_DIGITS);
    }

    private static JsonNode described(Path config) throws IOException {
        try {
            return new ObjectMapper().readTree(Files.readString(config));
        } catch (IOException e) {
            throw new IOException(config + " is not JSON", e);
        }
    }

    private static List<String> labels(JsonNode described, Path config) throws IOException {
        JsonNode names = described.path("id2label");
        List<String> labels = new ArrayList<>();
        while (names.path(Integer.toString(labels.size())).isTextual()) {
            labels.add(names.path(Integer.toString(labels.size())).textValue());
        }
        if (labels.isEmpty() || labels.size() != names.size()) {
            throw new IOException(config + " has no id2label that names every label from 0 on");
        }
        return labels;
    }

    /** RoBERTa's kind keeps two positions to itself. */
    private static int longest(JsonNode described) {
        int positions = described.path("max_position_embeddings").asInt(LONGEST);
        int taken = positions % 2 == 0 && Integer.bitCount(positions) == 1 ? positions : positions - 2;
        return Math.max(SHORTEST, Math.min(LONGEST, taken));
    }
}
