package io.limbeck.model.encode;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;

/**
 * What an encoder leaves out of a text, or puts together, before it hashes; see docs/ngram.md. People and teachers still
 * read the whole text. An absent (null) component takes its default, which does nothing.
 *
 * @param stopWords whose lists of frequent words count as white space; default none
 * @param words more such words, the user's own; default none
 * @param punctuation whether punctuation counts as white space; default keep
 * @param segmenter what a word is where none are marked by spaces; default characters
 */
@JsonPropertyOrder({"stopWords", "words", "punctuation", "segmenter"})
public record TextSteps(List<StopList> stopWords, List<String> words, Punctuation punctuation, Segmenter segmenter) {
    /** Nothing is left out. */
    public static final TextSteps NONE = new TextSteps(null, null, null, null);

    /** Lists that Lucene carries. */
    public enum StopList {
        /** Lucene's English analyzer's. */
        EN,
        /** SmartCN's, which holds punctuation alone. */
        ZH
    }

    /** Unicode's categories P*; symbols such as {@code +} or an emoji are none. */
    public enum Punctuation {
        KEEP,
        DROP
    }

    /** How ideographs become words. */
    public enum Segmenter {
        /** Each is one. */
        CHARACTERS,
        /** SmartCN's hidden Markov model puts them together, simplified Chinese only. */
        SMARTCN
    }

    public TextSteps {
        stopWords = stopWords == null ? List.of() : List.copyOf(new TreeSet<>(stopWords));
        words = words == null ? List.of() : List.copyOf(new TreeSet<>(words));
        punctuation = Objects.requireNonNullElse(punctuation, Punctuation.KEEP);
        segmenter = Objects.requireNonNullElse(segmenter, Segmenter.CHARACTERS);
        if (words.stream().anyMatch(word -> word.isBlank() || word.strip().contains(" "))) {
            throw new IllegalArgumentException("words must be single words, none of them blank");
        }
    }

    /** Says which steps need not be written down. */
    static final class Off {
        @Override
        public boolean equals(Object steps) {
            return steps == null || NONE.equals(steps);
        }

        @Override
        public int hashCode() {
            return NONE.hashCode();
        }
    }
}
