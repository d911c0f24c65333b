package io.limbeck.model.encode;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.Arrays;
import org.apache.lucene.analysis.cn.smart.HMMChineseTokenizer;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;

/**
 * Where the words of Chinese lie, by SmartCN: the path through its dictionary that a hidden Markov model finds likeliest
 * (Zhang et al., SIGHAN 2003). Linear in the text. Reused; not thread-safe.
 */
final class HanWords {
    private final HMMChineseTokenizer tokenizer = new HMMChineseTokenizer();
    private final OffsetAttribute offsets = tokenizer.addAttribute(OffsetAttribute.class);
    /** By the symbol that a word begins with, how many symbols it has; 0 where none of two or more begins. */
    private final int[] lengths;

    /** @param most symbols that a text can have */
    HanWords(int most) {
        this.lengths = new int[most];
    }

    /** Cuts every run of ideographs. */
    void read(Symbols symbols) {
        Arrays.fill(lengths, 0, symbols.size(), 0);
        int i = 0;
        while (i < symbols.size()) {
            int end = i;
            while (end < symbols.size() && isCut(symbols.at(end))) {
                end++;
            }
            if (end - i > 1) {
                cut(symbols, i, end);
            }
            i = Math.max(end, i + 1);
        }
    }

    /** How many symbols the word has that begins at {@code index}. */
    int length(int index) {
        return Math.max(1, lengths[index]);
    }

    private void cut(Symbols symbols, int from, int to) {
        // Each of these symbols is one UTF-16 unit, so offsets are places.
        StringBuilder run = new StringBuilder(to - from);
        for (int i = from; i < to; i++) {
            run.append((char) symbols.at(i));
        }
        try {
            tokenizer.setReader(new StringReader(run.toString()));
            tokenizer.reset();
            while (tokenizer.incrementToken()) {
                lengths[from + offsets.startOffset()] = offsets.endOffset() - offsets.startOffset();
            }
            tokenizer.end();
            tokenizer.close();
        } catch (IOException e) {
            throw new UncheckedIOException("a string could not be read", e);
        }
    }

    /** What SmartCN's dictionary may know. */
    private static boolean isCut(int symbol) {
        return symbol >= 0x4E00 && symbol <= 0x9FFF;
    }
}
