package io.limbeck.model.encode;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.Objects;

/**
 * {@code encoder.json} of word pieces.
 *
 * @param tokenizer SHA-256 of {@code tokenizer.json}
 * @param longest most tokens of a text
 */
@JsonPropertyOrder({"kind", "format", "tokenizer", "longest"})
record TokenFile(String kind, int format, String tokenizer, int longest) {
    /** The only format so far. */
    static final int FORMAT = 1;

    TokenFile {
        Objects.requireNonNull(tokenizer, "tokenizer");
    }

    /** @throws IllegalArgumentException {@code json} is not the tokenizer that the file names */
    TokenEncoder encoder(byte[] json) {
        if (!EncoderFile.sha256(json).equals(tokenizer)) {
            throw new IllegalArgumentException("tokenizer.json is not the tokenizer that encoder.json names");
        }
        return TokenEncoder.of(json, longest);
    }
}
