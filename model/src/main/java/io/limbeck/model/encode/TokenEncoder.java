package io.limbeck.model.encode;

import io.limbeck.model.Content;
import io.limbeck.model.Content.TextContent;
import io.limbeck.model.Modality;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.ref.Cleaner;
import java.lang.ref.Reference;
import java.util.Arrays;
import java.util.List;

/**
 * Cleaned text as word pieces: a Hugging Face {@code tokenizer.json}, cut at the most tokens that its {@code transformer}
 * reads. The tokenizer works outside the Java heap, and goes when nothing refers to the encoder any more.
 */
public final class TokenEncoder implements Encoder {
    public static final String KIND = "transformer";

    private static final Cleaner CLEANER = Cleaner.create();

    private final byte[] tokenizerJson;
    private final int longest;
    private final Tokens tokens;

    private TokenEncoder(byte[] tokenizerJson, int longest, Tokens tokens) {
        this.tokenizerJson = tokenizerJson;
        this.longest = longest;
        this.tokens = tokens;
        CLEANER.register(this, tokens::close);
    }

    /**
     * @param tokenizerJson the content of {@code tokenizer.json}
     * @param longest most tokens of a text, special ones included; what follows is not read
     * @throws IllegalArgumentException it is no tokenizer
     */
    public static TokenEncoder of(byte[] tokenizerJson, int longest) {
        if (longest < 3) {
            throw new IllegalArgumentException("a text has at least 3 tokens, two of them special, not " + longest);
        }
        try {
            byte[] json = tokenizerJson.clone();
            return new TokenEncoder(json, longest, Tokens.of(new ByteArrayInputStream(json), longest));
        } catch (IOException | RuntimeException e) {
            throw new IllegalArgumentException("tokenizer.json is not a tokenizer", e);
        }
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Modality modality() {
        return Modality.TEXT;
    }

    /** The content of {@code tokenizer.json}. */
    public byte[] tokenizerJson() {
        return tokenizerJson.clone();
    }

    @Override
    public int widest() {
        return longest;
    }

    @Override
    public int cells() {
        return 1 << 11;
    }

    /** The number of tokens grows with the number of characters; cutting them would cost as much as a small model. */
    @Override
    public int length(Content content) {
        return Math.max(1, text(content).length());
    }

    @Override
    public List<TokenIds> graphRows(List<Content> contents) {
        return encode(contents.stream().map(TokenEncoder::text).toList());
    }

    /** The tokens of each text, in order. */
    public List<TokenIds> encode(List<String> texts) {
        try {
            return Arrays.stream(tokens.ids(texts)).map(TokenIds::new).toList();
        } finally {
            Reference.reachabilityFence(this);
        }
    }

    @Override
    public TokenIds blank(int size) {
        return new TokenIds(new long[size]);
    }

    private static String text(Content content) {
        if (content instanceof TextContent body) {
            return body.text();
        }
        throw Encoder.unreadable(Modality.TEXT, content);
    }
}
