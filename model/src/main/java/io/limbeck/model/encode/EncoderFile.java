package io.limbeck.model.encode;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * {@code encoder.json}: a fitted encoder as bytes and back. The same encoder always gives the same bytes, so their
 * SHA-256 names it.
 */
public final class EncoderFile {
    private static final ObjectMapper JSON = new ObjectMapper();

    private EncoderFile() {}

    public static byte[] write(Encoder encoder) {
        try {
            return JSON.writeValueAsBytes(
                    encoder instanceof TextEncoder text ? NgramFile.of(text) : TableFile.of((TableEncoder) encoder));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an encoder could not be written as JSON", e);
        }
    }

    /** @throws IllegalArgumentException the bytes are not an encoder, or one of a newer format */
    public static Encoder read(byte[] json) {
        try {
            JsonNode tree = JSON.readTree(json);
            String kind = tree.path("kind").asText();
            int format = tree.path("format").asInt();
            if (TextEncoder.KIND.equals(kind) && format >= 1 && format <= NgramFile.FORMAT) {
                return JSON.treeToValue(tree, NgramFile.class).encoder();
            }
            if (TableEncoder.KIND.equals(kind) && format == TableFile.FORMAT) {
                return JSON.treeToValue(tree, TableFile.class).encoder();
            }
            throw new IllegalArgumentException("encoder.json is of kind '" + kind + "', format " + format
                    + "; this release reads " + TextEncoder.KIND + " up to format " + NgramFile.FORMAT + " and "
                    + TableEncoder.KIND + " up to format " + TableFile.FORMAT);
        } catch (IOException e) {
            throw new IllegalArgumentException("encoder.json is not a readable encoder", e);
        }
    }

    /** SHA-256 of {@code encoder.json}, in hexadecimal: two models with the same hash read the same features. */
    public static String hash(Encoder encoder) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(write(encoder)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
