package io.limbeck.model.encode;

import io.limbeck.model.encode.TextSteps.Segmenter;
import java.util.Optional;

/**
 * Counts the n-grams of one text: words and pairs of neighbouring words in the word table, runs of characters within
 * chunks (framed by one space at either end) in the character table. Reused; not thread-safe.
 */
final class NgramScan {
    private static final int SPACE = ' ';

    private final int charMin;
    private final int charMax;
    private final int wordMask;
    private final int charMask;
    private final int firstCharId;
    private final Symbols symbols;
    private final StopWords stopWords;
    private final Optional<HanWords> han;
    private final FeatureCounts counts;

    /** Whether a word came before, and the hash state after it and a space. */
    private boolean hasPrevious;

    private int pairState;

    NgramScan(NgramSettings settings, StopWords stopWords) {
        this.charMin = settings.charMin();
        this.charMax = settings.charMax();
        this.wordMask = settings.wordRows() - 1;
        this.charMask = settings.charRows() - 1;
        this.firstCharId = settings.wordRows();
        this.symbols = new Symbols(settings);
        this.stopWords = stopWords;
        this.han = settings.steps().segmenter() == Segmenter.SMARTCN
                ? Optional.of(new HanWords(settings.maxCodePoints()))
                : Optional.empty();
        this.counts = new FeatureCounts(settings.maxFeatures());
    }

    /** The counts of {@code text}, valid until the next call. */
    FeatureCounts count(String text) {
        counts.clear();
        symbols.read(text);
        han.ifPresent(words -> words.read(symbols));
        if (!stopWords.isEmpty()) {
            leaveOutStopWords();
        }
        hasPrevious = false;
        int i = 0;
        while (i < symbols.size()) {
            int symbol = symbols.at(i);
            if (symbol < 0) {
                word(i, i + 1);
                i++;
            } else if (SymbolKind.endsChunk(symbol)) {
                i++;
            } else {
                int end = i + 1;
                while (end < symbols.size() && !SymbolKind.endsChunk(symbols.at(end))) {
                    end++;
                }
                words(i, end);
                characters(i, end);
                i = end;
            }
        }
        return counts;
    }

    /** Stop words become white space; what is left of a text is read as if they had never stood there. */
    private void leaveOutStopWords() {
        int i = 0;
        while (i < symbols.size()) {
            if (symbols.at(i) < 0 || SymbolKind.endsChunk(symbols.at(i))) {
                i++;
                continue;
            }
            int end = Math.max(wordEnd(i, symbols.size()), i + 1);
            if (stopWords.contains(symbols, i, end)) {
                symbols.blank(i, end);
            }
            i = end;
        }
    }

    private void words(int from, int to) {
        int i = from;
        while (i < to) {
            int end = wordEnd(i, to);
            if (end > i) {
                word(i, end);
            }
            i = Math.max(end, i + 1);
        }
    }

    /** Where the word ends that begins at {@code from}; {@code from} if none does. */
    private int wordEnd(int from, int to) {
        int symbol = symbols.at(from);
        if (!SymbolKind.inWord(symbol)) {
            return from;
        }
        if (SymbolKind.isWordOfOne(symbol)) {
            return han.isEmpty() ? from + 1 : from + han.get().length(from);
        }
        int end = from + 1;
        while (end < to && SymbolKind.inWord(symbols.at(end)) && !SymbolKind.isWordOfOne(symbols.at(end))) {
            end++;
        }
        return end;
    }

    private void word(int from, int to) {
        int state = NgramHash.START;
        int pair = pairState;
        for (int i = from; i < to; i++) {
            int symbol = symbols.at(i);
            state = NgramHash.add(state, symbol);
            pair = NgramHash.add(pair, symbol);
        }
        counts.add(NgramHash.finish(state) & wordMask);
        if (hasPrevious) {
            counts.add(NgramHash.finish(pair) & wordMask);
        }
        hasPrevious = true;
        pairState = NgramHash.add(state, SPACE);
    }

    private void characters(int from, int to) {
        // Positions from - 1 and to stand for the framing spaces.
        for (int start = from - 1; start + charMin <= to + 1; start++) {
            int state = NgramHash.START;
            int end = Math.min(start + charMax, to + 1);
            for (int i = start; i < end; i++) {
                state = NgramHash.add(state, i < from || i == to ? SPACE : symbols.at(i));
                if (i - start + 1 >= charMin) {
                    counts.add(firstCharId + (NgramHash.finish(state) & charMask));
                }
            }
        }
    }
}
