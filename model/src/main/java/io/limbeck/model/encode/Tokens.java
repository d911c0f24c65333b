package io.limbeck.model.encode;

import ai.djl.huggingface.tokenizers.Encoding;
import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import ai.djl.huggingface.tokenizers.jni.CharSpan;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * A Hugging Face {@code tokenizer.json} at work: special tokens added, cut at the encoder's longest input, never padded.
 * Nothing is downloaded. Thread-safe.
 */
public final class Tokens implements AutoCloseable {
    private final HuggingFaceTokenizer tokenizer;

    private Tokens(HuggingFaceTokenizer tokenizer) {
        this.tokenizer = tokenizer;
    }

    /** @param longest most tokens of a text, special ones included */
    public static Tokens of(InputStream json, int longest) throws IOException {
        return of(json, longest, 0);
    }

    /** @param overlap tokens that one window of a longer text shares with the next */
    public static Tokens of(InputStream json, int longest, int overlap) throws IOException {
        // What tokenizer.json itself says of padding and truncation is for another use.
        return new Tokens(HuggingFaceTokenizer.newInstance(
                json,
                Map.of(
                        "addSpecialTokens",
                        "true",
                        "truncation",
                        "true",
                        "maxLength",
                        Integer.toString(longest),
                        "modelMaxLength",
                        Integer.toString(longest),
                        "stride",
                        Integer.toString(overlap),
                        "padding",
                        "false")));
    }

    /** Token ids of each text, in order. */
    public long[][] ids(List<String> texts) {
        Encoding[] encoded = tokenizer.batchEncode(texts);
        long[][] ids = new long[encoded.length][];
        for (int i = 0; i < encoded.length; i++) {
            ids[i] = encoded[i].getIds();
        }
        return ids;
    }

    /**
     * A stretch of a text as the model takes it.
     *
     * @param ids token ids, special ones included
     * @param starts where in the text each token begins, in UTF-16 units; -1 for special ones
     * @param ends where it ends
     * @param words which word of the text it is a piece of
     */
    @SuppressWarnings("ArrayRecordComponent") // read once
    public record Window(long[] ids, int[] starts, int[] ends, long[] words) {
        public int size() {
            return ids.length;
        }

        public boolean isReal(int token) {
            return starts[token] >= 0;
        }

        /** How many tokens are the text's own. */
        public int real() {
            return (int) Arrays.stream(starts).filter(start -> start >= 0).count();
        }

        public int start(int token) {
            return starts[token];
        }

        public int end(int token) {
            return ends[token];
        }

        public long word(int token) {
            return words[token];
        }
    }

    /** The whole text in overlapping windows, at least one. */
    public List<Window> windows(String text) {
        int[] units = units(text);
        Encoding first = tokenizer.encode(text, true, true);
        List<Window> windows = new ArrayList<>();
        windows.add(window(first, units));
        for (Encoding next : first.getOverflowing()) {
            windows.add(window(next, units));
        }
        return windows;
    }

    private static Window window(Encoding encoding, int[] units) {
        CharSpan[] spans = encoding.getCharTokenSpans();
        long[] special = encoding.getSpecialTokenMask();
        int[] starts = new int[spans.length];
        int[] ends = new int[spans.length];
        for (int i = 0; i < spans.length; i++) {
            boolean real = special[i] == 0 && spans[i] != null && spans[i].getEnd() > spans[i].getStart();
            starts[i] = real ? units[spans[i].getStart()] : -1;
            ends[i] = real ? units[spans[i].getEnd()] : -1;
        }
        return new Window(encoding.getIds(), starts, ends, encoding.getWordIds());
    }

    /** Where each code point begins: the tokenizer counts those. */
    private static int[] units(String text) {
        int[] units = new int[text.codePointCount(0, text.length()) + 1];
        int unit = 0;
        for (int point = 0; point < units.length - 1; point++) {
            units[point] = unit;
            unit += Character.charCount(text.codePointAt(unit));
        }
        units[units.length - 1] = text.length();
        return units;
    }

    @Override
    public void close() {
        tokenizer.close();
    }
}
