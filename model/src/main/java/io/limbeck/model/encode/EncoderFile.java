package io.limbeck.model.encode;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;

/**
 * {@code encoder.json}: a fitted encoder as bytes and back. The same encoder always gives the same bytes, so their
 * SHA-256 names it.
 */
public final class EncoderFile {
    /** The newest format that this release reads; a higher number is a newer release's. */
    public static final int FORMAT = 2;

    /** The format without steps. Encoders that have none are written in it still, for older scorers. */
    private static final int WITHOUT_STEPS = 1;

    /** The name of this encoder, and of the architecture that it feeds. */
    public static final String KIND = "ngram";

    private static final ObjectMapper JSON = new ObjectMapper();

    private EncoderFile() {}

    /**
     * @param words one unsigned byte a row of the word table, base64 in JSON: b stands for 1 + b · scale
     * @param characters likewise, of the character table
     */
    @SuppressWarnings("ArrayRecordComponent") // a carrier between JSON and the encoder
    @JsonPropertyOrder({"scale", "words", "characters"})
    record Frequencies(double scale, byte[] words, byte[] characters) {
        Frequencies {
            Objects.requireNonNull(words, "words");
            Objects.requireNonNull(characters, "characters");
        }
    }

    /** @param stopWords sorted; the words of the lists that the settings name, and the user's own */
    @JsonPropertyOrder({"kind", "format", "settings", "stopWords", "idf"})
    record Content(
            String kind,
            int format,
            NgramSettings settings,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> stopWords,
            Frequencies idf) {
        Content {
            Objects.requireNonNull(settings, "settings");
            Objects.requireNonNull(idf, "idf");
        }
    }

    public static byte[] write(TextEncoder encoder) {
        byte[] steps = encoder.idf().steps();
        int words = encoder.settings().wordRows();
        Frequencies idf = new Frequencies(
                encoder.idf().scale(), Arrays.copyOf(steps, words), Arrays.copyOfRange(steps, words, steps.length));
        boolean plain = encoder.settings().steps().equals(TextSteps.NONE);
        Content content = new Content(
                KIND,
                plain ? WITHOUT_STEPS : FORMAT,
                encoder.settings(),
                encoder.stopWords().words().stream().sorted().toList(),
                idf);
        try {
            return JSON.writeValueAsBytes(content);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an encoder could not be written as JSON", e);
        }
    }

    /** @throws IllegalArgumentException the bytes are not an encoder, or one of a newer format */
    public static TextEncoder read(byte[] json) {
        try {
            JsonNode tree = JSON.readTree(json);
            String kind = tree.path("kind").asText();
            int format = tree.path("format").asInt();
            if (!KIND.equals(kind) || format < WITHOUT_STEPS || format > FORMAT) {
                throw new IllegalArgumentException("encoder.json is of kind '" + kind + "', format " + format
                        + "; this release reads " + KIND + ", formats up to " + FORMAT);
            }
            Content content = JSON.treeToValue(tree, Content.class);
            byte[] words = content.idf().words();
            byte[] characters = content.idf().characters();
            byte[] steps = Arrays.copyOf(words, words.length + characters.length);
            System.arraycopy(characters, 0, steps, words.length, characters.length);
            return new TextEncoder(
                    content.settings(),
                    StopWords.of(content.stopWords()),
                    new InverseFrequency(content.idf().scale(), steps));
        } catch (IOException e) {
            throw new IllegalArgumentException("encoder.json is not a readable encoder", e);
        }
    }

    /** SHA-256 of {@code encoder.json}, in hexadecimal: two models with the same hash read the same features. */
    public static String hash(TextEncoder encoder) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(write(encoder)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
