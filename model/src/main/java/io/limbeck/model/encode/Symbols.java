package io.limbeck.model.encode;

import io.limbeck.model.encode.TextSteps.Punctuation;
import java.util.Arrays;

/**
 * A text as the symbols that are hashed: folded code points, and one negative number for each pseudonym. Reused from
 * text to text; not thread-safe.
 */
final class Symbols {
    /** Longest {@code <TYPE:…>} that is looked for, in UTF-16 units, so that reading stays linear. */
    private static final int LONGEST_PSEUDONYM = 256;

    private final boolean lowerCase;
    private final boolean foldDigits;
    private final boolean foldPseudonyms;
    private final boolean dropPunctuation;
    private final int[] symbols;
    private int size;
    /** Where the pseudonym just read ends. */
    private int next;

    Symbols(NgramSettings settings) {
        this.lowerCase = settings.lowerCase();
        this.foldDigits = settings.foldDigits();
        this.foldPseudonyms = settings.foldPseudonyms();
        this.dropPunctuation = settings.steps().punctuation() == Punctuation.DROP;
        this.symbols = new int[settings.maxCodePoints()];
    }

    int size() {
        return size;
    }

    int at(int index) {
        return symbols[index];
    }

    /** Makes white space of the symbols from {@code from} to {@code to}. */
    void blank(int from, int to) {
        Arrays.fill(symbols, from, to, ' ');
    }

    void read(String text) {
        size = 0;
        int length = text.length();
        int i = 0;
        while (i < length && size < symbols.length) {
            char first = text.charAt(i);
            if (first == '<' && foldPseudonyms) {
                int pseudonym = pseudonym(text, i);
                if (pseudonym < 0) {
                    symbols[size++] = pseudonym;
                    i = next;
                    continue;
                }
            }
            if (first < 0x80) {
                symbols[size++] = ascii(first);
                i++;
            } else {
                int codePoint = text.codePointAt(i);
                symbols[size++] = fold(codePoint);
                i += Character.charCount(codePoint);
            }
        }
    }

    /** The symbol of the pseudonym that starts at {@code start}, negative; 0 if none does. */
    private int pseudonym(String text, int start) {
        int end = Math.min(text.length(), start + LONGEST_PSEUDONYM);
        int state = NgramHash.START;
        int i = start + 1;
        for (; i < end && isTypeCharacter(text.charAt(i), i - start); i++) {
            state = NgramHash.add(state, text.charAt(i));
        }
        if (i == start + 1 || i >= end || text.charAt(i) != ':') {
            return 0;
        }
        for (i++; i < end; i++) {
            char c = text.charAt(i);
            if (c == '>') {
                next = i + 1;
                return NgramHash.finish(state) | 0x8000_0000;
            }
            if (c == '<' || c <= ' ') {
                return 0;
            }
        }
        return 0;
    }

    private static boolean isTypeCharacter(char c, int position) {
        return (c >= 'A' && c <= 'Z') || (position > 1 && (c == '_' || (c >= '0' && c <= '9')));
    }

    private int ascii(char c) {
        if (dropPunctuation && SymbolKind.isPunctuation(c)) {
            return ' ';
        }
        if (lowerCase && c >= 'A' && c <= 'Z') {
            return c + ('a' - 'A');
        }
        return foldDigits && c >= '0' && c <= '9' ? '0' : c;
    }

    private int fold(int codePoint) {
        if (dropPunctuation && SymbolKind.isPunctuation(codePoint)) {
            return ' ';
        }
        if (foldDigits && Character.isDigit(codePoint)) {
            return '0';
        }
        return lowerCase ? Character.toLowerCase(codePoint) : codePoint;
    }
}
