package io.limbeck.trainer.pretrained;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Objects;

/**
 * An encoder that others trained, with the tokenizer it was trained on.
 *
 * @param id what it is called, for people and for the manifest
 * @param weights its shape and its numbers
 * @param tokenizer the content of its {@code tokenizer.json}
 */
@SuppressWarnings("ArrayRecordComponent") // shared read-only
public record PretrainedEncoder(String id, EncoderWeights weights, byte[] tokenizer) {
    public PretrainedEncoder {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(weights, "weights");
        Objects.requireNonNull(tokenizer, "tokenizer");
    }

    /**
     * One that the class path carries.
     *
     * @param name e.g. {@code bge-small-en-v1.5}, for {@code /bge-small-en-v1.5.onnx} and
     *     {@code /bge-small-en-v1.5-tokenizer.json}
     * @throws IOException a resource is not there or cannot be read
     * @throws IllegalArgumentException it is no encoder of the BERT family
     */
    public static PretrainedEncoder fromResource(String name) throws IOException {
        try (InputStream onnx = resource("/" + name + ".onnx");
                InputStream tokenizer = resource("/" + name + "-tokenizer.json")) {
            return new PretrainedEncoder(name, OnnxEncoder.read(onnx), tokenizer.readAllBytes());
        }
    }

    /**
     * One in a directory as Hugging Face lays it out: {@code config.json}, {@code tokenizer.json} and
     * {@code model.safetensors} or {@code model.onnx}. Nothing is downloaded.
     *
     * @throws IOException a file cannot be read, or breaks its format
     * @throws IllegalArgumentException it is no encoder of the BERT family, or a file is missing; the message says which
     */
    public static PretrainedEncoder fromDirectory(Path path) throws IOException {
        HuggingFaceDirectory directory = new HuggingFaceDirectory(path);
        return new PretrainedEncoder(directory.name(), directory.weights(), directory.tokenizer());
    }

    /**
     * How many layers the encoder in a directory has; looks whether it can be read, as far as that can be told without
     * reading its numbers.
     *
     * @throws IOException a file cannot be read, or breaks its format
     * @throws IllegalArgumentException it is no encoder of the BERT family, or a file is missing; the message says which
     */
    public static int layersIn(Path directory) throws IOException {
        return new HuggingFaceDirectory(directory).layers();
    }

    private static InputStream resource(String name) throws IOException {
        InputStream resource = PretrainedEncoder.class.getResourceAsStream(name);
        if (resource == null) {
            throw new IOException("no resource " + name + " on the class path");
        }
        return new BufferedInputStream(resource);
    }
}
