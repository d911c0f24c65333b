package io.limbeck.model.encode;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;

/**
 * {@code encoder.json}, and {@code tokenizer.json} where it names one: a fitted encoder as files and back. The same
 * encoder always gives the same bytes, so the SHA-256 of {@code encoder.json} names it.
 */
public final class EncoderFile {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ENCODER = "encoder.json";
    private static final String TOKENIZER = "tokenizer.json";

    private EncoderFile() {}

    /** The bytes of {@code encoder.json}. */
    public static byte[] write(Encoder encoder) {
        try {
            return JSON.writeValueAsBytes(described(encoder));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an encoder could not be written as JSON", e);
        }
    }

    /** All files that {@link #read(Path)} wants to see, by name. */
    public static Map<String, byte[]> files(Encoder encoder) {
        return encoder instanceof TokenEncoder token
                ? Map.of(ENCODER, write(encoder), TOKENIZER, token.tokenizerJson())
                : Map.of(ENCODER, write(encoder));
    }

    /**
     * The encoder in {@code directory}.
     *
     * @throws IllegalArgumentException a file is not an encoder, or one of a newer format
     * @throws IOException a file cannot be read
     */
    public static Encoder read(Path directory) throws IOException {
        JsonNode tree = tree(Files.readAllBytes(directory.resolve(ENCODER)));
        return is(tree, TokenEncoder.KIND, TokenFile.FORMAT)
                ? value(tree, TokenFile.class).encoder(Files.readAllBytes(directory.resolve(TOKENIZER)))
                : features(tree);
    }

    /**
     * An encoder that {@code encoder.json} describes on its own.
     *
     * @throws IllegalArgumentException the bytes are not such an encoder, or one of a newer format
     */
    public static FeatureEncoder read(byte[] json) {
        return features(tree(json));
    }

    /** SHA-256 of {@code encoder.json}, in hexadecimal: two models with the same hash read the same of a content. */
    public static String hash(Encoder encoder) {
        return sha256(write(encoder));
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static Object described(Encoder encoder) {
        if (encoder instanceof TokenEncoder token) {
            return new TokenFile(TokenEncoder.KIND, TokenFile.FORMAT, sha256(token.tokenizerJson()), token.widest());
        }
        return encoder instanceof TextEncoder text ? NgramFile.of(text) : TableFile.of((TableEncoder) encoder);
    }

    private static FeatureEncoder features(JsonNode tree) {
        if (is(tree, TextEncoder.KIND, NgramFile.FORMAT)) {
            return value(tree, NgramFile.class).encoder();
        }
        if (is(tree, TableEncoder.KIND, TableFile.FORMAT)) {
            return value(tree, TableFile.class).encoder();
        }
        throw new IllegalArgumentException("encoder.json is of kind '"
                + tree.path("kind").asText() + "', format "
                + tree.path("format").asInt() + "; this release reads "
                + TextEncoder.KIND + " up to format " + NgramFile.FORMAT + ", " + TableEncoder.KIND + " up to format "
                + TableFile.FORMAT + " and, beside a tokenizer.json, " + TokenEncoder.KIND + " up to format "
                + TokenFile.FORMAT);
    }

    private static boolean is(JsonNode tree, String kind, int newest) {
        int format = tree.path("format").asInt();
        return kind.equals(tree.path("kind").asText()) && format >= 1 && format <= newest;
    }

    private static JsonNode tree(byte[] json) {
        try {
            return JSON.readTree(json);
        } catch (IOException e) {
            throw new IllegalArgumentException("encoder.json is not a readable encoder", e);
        }
    }

    private static <T> T value(JsonNode tree, Class<T> type) {
        try {
            return JSON.treeToValue(tree, type);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("encoder.json is not a readable encoder", e);
        }
    }
}
