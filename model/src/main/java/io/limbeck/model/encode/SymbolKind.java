package io.limbeck.model.encode;

/** What part a symbol plays in cutting a text into chunks and words. */
final class SymbolKind {
    private SymbolKind() {}

    /** Ends a chunk: white space in any script, or a pseudonym. */
    static boolean endsChunk(int symbol) {
        if (symbol <= ' ') {
            return true;
        }
        return symbol > 0x7F && (Character.isWhitespace(symbol) || Character.isSpaceChar(symbol));
    }

    /** Part of a word: letters, digits and marks. */
    static boolean inWord(int symbol) {
        if (symbol < 0x80) {
            return (symbol >= 'a' && symbol <= 'z')
                    || (symbol >= '0' && symbol <= '9')
                    || (symbol >= 'A' && symbol <= 'Z');
        }
        return switch (Character.getType(symbol)) {
            case Character.UPPERCASE_LETTER,
                    Character.LOWERCASE_LETTER,
                    Character.TITLECASE_LETTER,
                    Character.MODIFIER_LETTER,
                    Character.OTHER_LETTER,
                    Character.DECIMAL_DIGIT_NUMBER,
                    Character.LETTER_NUMBER,
                    Character.NON_SPACING_MARK,
                    Character.COMBINING_SPACING_MARK,
                    Character.ENCLOSING_MARK -> true;
            default -> false;
        };
    }

    /** Unicode's punctuation. Symbols such as {@code +}, {@code $} or an emoji are none. */
    static boolean isPunctuation(int symbol) {
        return switch (Character.getType(symbol)) {
            case Character.CONNECTOR_PUNCTUATION,
                    Character.DASH_PUNCTUATION,
                    Character.START_PUNCTUATION,
                    Character.END_PUNCTUATION,
                    Character.INITIAL_QUOTE_PUNCTUATION,
                    Character.FINAL_QUOTE_PUNCTUATION,
                    Character.OTHER_PUNCTUATION -> true;
            default -> false;
        };
    }

    /** A word by itself: a character of a script that is written without spaces. */
    static boolean isWordOfOne(int symbol) {
        if (symbol < 0x0E00) {
            return false;
        }
        return within(symbol, 0x0E00, 0x0EFF) // Thai, Lao
                || within(symbol, 0x1000, 0x109F) // Burmese
                || within(symbol, 0x1780, 0x17FF) // Khmer
                || within(symbol, 0x3040, 0x30FF) // Hiragana, Katakana
                || within(symbol, 0x31F0, 0x31FF)
                || within(symbol, 0x3400, 0x4DBF) // Han
                || within(symbol, 0x4E00, 0x9FFF)
                || within(symbol, 0xF900, 0xFAFF)
                || within(symbol, 0x20000, 0x3FFFF);
    }

    private static boolean within(int symbol, int first, int last) {
        return symbol >= first && symbol <= last;
    }
}
