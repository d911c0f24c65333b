package io.limbeck.trainer.pretrained;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A directory as Hugging Face's hub and {@code save_pretrained} lay it out: {@code config.json}, {@code tokenizer.json}
 * and the numbers in {@code model.safetensors}, or else in {@code model.onnx}.
 */
final class HuggingFaceDirectory {
    private static final String SAFETENSORS = "model.safetensors";
    private static final String WORDS = "embeddings.word_embeddings.weight";

    private final Path directory;

    HuggingFaceDirectory(Path directory) {
        this.directory = directory;
    }

    /** The content of {@code tokenizer.json}. */
    byte[] tokenizer() throws IOException {
        return Files.readAllBytes(required("tokenizer.json"));
    }

    EncoderWeights weights() throws IOException {
        Path numbers = numbers();
        if (isSafetensors(numbers)) {
            return weights(config(), Safetensors.open(numbers));
        }
        config();
        try (InputStream in = new BufferedInputStream(Files.newInputStream(numbers))) {
            return OnnxEncoder.read(in);
        }
    }

    /** How many layers there are; what can be told without reading numbers is held against the configuration. */
    int layers() throws IOException {
        JsonNode config = config();
        Path numbers = numbers();
        required("tokenizer.json");
        if (isSafetensors(numbers)) {
            Safetensors file = Safetensors.open(numbers);
            shape(config, file, names(file));
        }
        return whole(config, "num_hidden_layers");
    }

    private JsonNode config() throws IOException {
        JsonNode config = new ObjectMapper().readTree(required("config.json").toFile());
        expect(config, "model_type", "bert", "");
        expect(config, "hidden_act", "gelu", "gelu");
        expect(config, "position_embedding_type", "absolute", "absolute");
        return config;
    }

    private Path numbers() {
        return Stream.of(SAFETENSORS, "model.onnx", "onnx/model.onnx")
                .map(directory::resolve)
                .filter(Files::exists)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        name() + " has neither model.safetensors, in one file, nor model.onnx; nothing else is read"));
    }

    private static boolean isSafetensors(Path numbers) {
        return numbers.endsWith(SAFETENSORS);
    }

    /** The directory's name. */
    String name() {
        return directory.toAbsolutePath().normalize().getFileName().toString();
    }

    private static EncoderWeights weights(JsonNode config, Safetensors file) throws IOException {
        Map<String, String> names = names(file);
        EncoderShape shape = shape(config, file, names);
        Map<String, float[]> tensors = new HashMap<>();
        for (TensorShape tensor : shape.tensors()) {
            tensors.put(tensor.name(), file.floats(names.get(tensor.name())));
        }
        return new EncoderWeights(shape, tensors);
    }

    /**
     * Attention and inner widths are those of the tensors, because a layer whose heads were pruned is narrower than the rest;
     * all else is as the configuration says, or refused.
     */
    private static EncoderShape shape(JsonNode config, Safetensors file, Map<String, String> names) {
        int hidden = whole(config, "hidden_size");
        int headWidth = hidden / whole(config, "num_attention_heads");
        List<LayerShape> layers = new ArrayList<>();
        for (int i = 0; i < whole(config, "num_hidden_layers"); i++) {
            String layer = EncoderShape.layer(i);
            int attention =
                    dimensions(file, names, layer + "attention.self.query.bias").get(0);
            int inner =
                    dimensions(file, names, layer + "intermediate.dense.bias").get(0);
            layers.add(new LayerShape(attention / headWidth, headWidth, inner));
        }
        EncoderShape shape = new EncoderShape(
                whole(config, "vocab_size"),
                whole(config, "max_position_embeddings"),
                whole(config, "type_vocab_size"),
                hidden,
                layers,
                config.path("layer_norm_eps").asDouble(1e-12));
        for (TensorShape tensor : shape.tensors()) {
            List<Integer> dimensions = dimensions(file, names, tensor.name());
            if (!dimensions.equals(tensor.dimensions())) {
                throw new IllegalArgumentException(
                        tensor.name() + " is " + dimensions + ", not " + tensor.dimensions() + " as config.json says");
            }
        }
        return shape;
    }

    /** Our names to the file's: models with a head of their own put {@code bert.} before them, old ones say gamma and beta. */
    private static Map<String, String> names(Safetensors file) {
        String prefix = file.names().stream()
                .filter(name -> name.endsWith(WORDS))
                .map(name -> name.substring(0, name.length() - WORDS.length()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no tensor " + WORDS));
        Map<String, String> names = new HashMap<>();
        for (String name : file.names()) {
            if (name.startsWith(prefix)) {
                String plain = name.substring(prefix.length())
                        .replaceFirst("LayerNorm\\.gamma$", "LayerNorm.weight")
                        .replaceFirst("LayerNorm\\.beta$", "LayerNorm.bias");
                names.put(plain, name);
            }
        }
        return names;
    }

    private static List<Integer> dimensions(Safetensors file, Map<String, String> names, String tensor) {
        if (!names.containsKey(tensor)) {
            throw new IllegalArgumentException("there is no tensor " + tensor);
        }
        return file.dimensions(names.get(tensor));
    }

    private static int whole(JsonNode config, String field) {
        int value = config.path(field).asInt();
        if (value < 1) {
            throw new IllegalArgumentException("config.json says no " + field);
        }
        return value;
    }

    private static void expect(JsonNode config, String field, String value, String otherwise) {
        String said = config.path(field).asText(otherwise);
        if (!said.equals(value)) {
            throw new IllegalArgumentException(
                    "config.json says " + field + " " + said + "; only " + value + " can be read");
        }
    }

    private Path required(String file) {
        Path path = directory.resolve(file);
        if (!Files.exists(path)) {
            throw new IllegalArgumentException(name() + " has no " + file);
        }
        return path;
    }
}
