package io.limbeck.model.session;

import ai.djl.huggingface.tokenizers.Encoding;
import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;

/**
 * A Hugging Face {@code tokenizer.json} at work: special tokens added, cut at the encoder's longest input, never padded.
 * Nothing is downloaded. Thread-safe.
 */
final class Tokens implements AutoCloseable {
    private final HuggingFaceTokenizer tokenizer;

    private Tokens(HuggingFaceTokenizer tokenizer) {
        this.tokenizer = tokenizer;
    }

    /** @param longest most tokens of a text, special ones included */
    static Tokens of(InputStream json, int longest) throws IOException {
        // What tokenizer.json itself says of padding and truncation is for another use.
        return new Tokens(HuggingFaceTokenizer.newInstance(
                json,
                Map.of(
                        "addSpecialTokens", "true",
                        "truncation", "true",
                        "maxLength", Integer.toString(longest),
                        "modelMaxLength", Integer.toString(longest),
                        "padding", "false")));
    }

    /** Token ids of each text, in order. */
    long[][] ids(List<String> texts) {
        Encoding[] encoded = tokenizer.batchEncode(texts);
        long[][] ids = new long[encoded.length][];
        for (int i = 0; i < encoded.length; i++) {
            ids[i] = encoded[i].getIds();
        }
        return ids;
    }

    @Override
    public void close() {
        tokenizer.close();
    }
}
