package io.limbeck.model.encode;

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
    private final FeatureCounts counts;

    /** Whether a word came before, and the hash state after it and a space. */
    private boolean hasPrevious;

    private int pairState;

    NgramScan(NgramSettings settings) {
        this.charMin = settings.charMin();
        this.charMax = settings.charMax();
        this.wordMask = settings.wordRows() - 1;
        this.charMask = settings.charRows() - 1;
        this.firstCharId = settings.wordRows();
        this.symbols = new Symbols(settings);
        this.counts = new FeatureCounts(settings.maxFeatures());
    }

    /** The counts of {@code text}, valid until the next call. */
    FeatureCounts count(String text) {
        counts.clear();
        symbols.read(text);
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

    private void words(int from, int to) {
        int i = from;
        while (i < to) {
            int symbol = symbols.at(i);
            int end = i + 1;
            if (SymbolKind.isWordOfOne(symbol)) {
                if (SymbolKind.inWord(symbol)) {
                    word(i, end);
                }
            } else if (SymbolKind.inWord(symbol)) {
                while (end < to && SymbolKind.inWord(symbols.at(end)) && !SymbolKind.isWordOfOne(symbols.at(end))) {
                    end++;
                }
                word(i, end);
            }
            i = end;
        }
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
