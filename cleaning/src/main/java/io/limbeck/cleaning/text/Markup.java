package io.limbeck.cleaning.text;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.jsoup.nodes.Entities;
import org.jsoup.parser.Tag;

/**
 * Takes HTML out of a text: tags of elements that HTML knows, comments, scripts, styles; character references are
 * decoded. A block or a line break becomes a line end, an inline tag nothing, so that a number with a tag in its midst
 * is one number again.
 *
 * <p>Angle brackets that are no HTML stay: {@code a < b}, {@code <Pro>}, a pseudonym. A tree is not what is wanted here,
 * so jsoup lends its tables of elements and character references, and this class reads the text once.
 */
final class Markup implements TextStep {
    private static final Set<String> WITHOUT_TEXT = Set.of("script", "style", "noscript", "template");
    private static final int LONGEST_REFERENCE = 34;

    @Override
    public AlignedText apply(AlignedText text) {
        String chars = text.text();
        boolean hasTags = chars.indexOf('<') >= 0;
        if (!hasTags && chars.indexOf('&') < 0) {
            return text;
        }
        TagReader tags = hasTags ? new TagReader(chars) : null;
        AlignedText.Edit edit = null;
        int kept = 0;
        int i = 0;
        while (i < chars.length()) {
            char c = chars.charAt(i);
            Piece piece = c == '<' ? markup(tags, i) : c == '&' ? reference(chars, i) : null;
            if (piece == null) {
                i++;
                continue;
            }
            edit = edit == null ? text.edit() : edit;
            edit.keep(kept, i).replace(piece.text, i, piece.end);
            kept = piece.end;
            i = piece.end;
        }
        return edit == null ? text : edit.keep(kept, chars.length()).done();
    }

    /** What stands for the markup that ends before {@code end}. */
    private record Piece(String text, int end) {}

    private static Piece markup(TagReader tags, int at) {
        int comment = tags.endOfDeclaration(at);
        if (comment > 0) {
            return new Piece("", comment);
        }
        String name = tags.name(at);
        if (name == null || !Tag.isKnownTag(name)) {
            return null;
        }
        int end = tags.endOfTag(at);
        if (end < 0) {
            return null;
        }
        if (WITHOUT_TEXT.contains(name) && !tags.isClosing(at)) {
            int close = tags.endOfElement(name, end);
            end = close < 0 ? end : close;
        }
        boolean breaks = name.equals("br") || (Tag.valueOf(name).isBlock() && !WITHOUT_TEXT.contains(name));
        return new Piece(breaks ? "\n" : "", end);
    }

    /** A named reference needs its semicolon: {@code &copy=1} in an address is none. */
    private static Piece reference(String chars, int at) {
        int end = at + 1;
        boolean numeric = end < chars.length() && chars.charAt(end) == '#';
        if (numeric) {
            return numericReference(chars, at);
        }
        int limit = Math.min(chars.length(), at + LONGEST_REFERENCE);
        while (end < limit && isAsciiLetterOrDigit(chars.charAt(end))) {
            end++;
        }
        if (end == at + 1 || end >= chars.length() || chars.charAt(end) != ';') {
            return null;
        }
        String decoded = Entities.getByName(chars.substring(at + 1, end));
        return decoded.isEmpty() ? null : new Piece(decoded, end + 1);
    }

    private static Piece numericReference(String chars, int at) {
        int start = at + 2;
        boolean hex = start < chars.length() && (chars.charAt(start) | 0x20) == 'x';
        start += hex ? 1 : 0;
        int radix = hex ? 16 : 10;
        int end = start;
        int value = 0;
        while (end < chars.length() && chars.charAt(end) < 0x80 && Character.digit(chars.charAt(end), radix) >= 0) {
            value = Math.min(Character.MAX_CODE_POINT + 1, value * radix + Character.digit(chars.charAt(end), radix));
            end++;
        }
        if (end == start) {
            return null;
        }
        boolean usable = value > 0
                && value <= Character.MAX_CODE_POINT
                && !(value >= Character.MIN_SURROGATE && value <= Character.MAX_SURROGATE);
        int after = end < chars.length() && chars.charAt(end) == ';' ? end + 1 : end;
        return new Piece(usable ? Character.toString(value) : "\uFFFD", after);
    }

    private static boolean isAsciiLetterOrDigit(char c) {
        return c < 0x80 && Character.isLetterOrDigit(c);
    }

    /**
     * Finds where a tag ends. Looking for an end that is not there costs the rest of the text, so what failed once is
     * remembered, and all failures together may cost no more than a few times the text's length.
     */
    private static final class TagReader {
        private final String chars;
        private final String lower;
        private int patience;
        private boolean commentsEnd = true;
        private final Set<String> neverClosed = new HashSet<>();

        TagReader(String chars) {
            this.chars = chars;
            this.lower = asciiLowerCase(chars);
            this.patience = 4 * chars.length() + 64;
        }

        boolean isClosing(int at) {
            return at + 1 < chars.length() && chars.charAt(at + 1) == '/';
        }

        /** The element's name in lower case, or null where no name stands. */
        String name(int at) {
            int start = at + (isClosing(at) ? 2 : 1);
            int end = start;
            while (end < chars.length() && end < start + 12 && isAsciiLetterOrDigit(chars.charAt(end))) {
                end++;
            }
            boolean named = end > start && end < chars.length() && Character.isLetter(chars.charAt(start));
            boolean complete = named && " \t\n\r/>".indexOf(chars.charAt(end)) >= 0;
            return complete ? chars.substring(start, end).toLowerCase(Locale.ROOT) : null;
        }

        /** Behind the comment, doctype or CDATA bracket that starts here; -1 if none does. */
        int endOfDeclaration(int at) {
            if (chars.startsWith("<!--", at)) {
                int end = commentsEnd ? chars.indexOf("-->", at + 4) : -1;
                commentsEnd = end >= 0;
                return end < 0 ? -1 : end + 3;
            }
            if (chars.regionMatches(true, at, "<!doctype", 0, 9)) {
                return endOfTag(at);
            }
            return chars.startsWith("<![CDATA[", at) ? at + 9 : -1;
        }

        /** Behind the {@code >} that closes the tag, -1 if nothing does; a {@code >} in quotes closes nothing. */
        int endOfTag(int at) {
            char quote = 0;
            int i = at + 1;
            for (; i < chars.length() && patience > 0; i++) {
                char c = chars.charAt(i);
                if (quote != 0) {
                    quote = c == quote ? 0 : quote;
                } else if (c == '>') {
                    return i + 1;
                } else if (c == '<') {
                    break;
                } else if ((c == '"' || c == '\'') && chars.charAt(i - 1) == '=') {
                    quote = c;
                }
            }
            patience -= i - at;
            return -1;
        }

        int endOfElement(String name, int from) {
            if (patience <= 0) {
                return -1;
            }
            int close = neverClosed.contains(name) ? -1 : lower.indexOf("</" + name, from);
            if (close < 0) {
                neverClosed.add(name);
                return -1;
            }
            int end = endOfTag(close);
            if (end < 0) {
                patience -= chars.length() - from;
            }
            return end;
        }

        /** Keeps the length, which full lower-casing does not. */
        private static String asciiLowerCase(String text) {
            StringBuilder lower = new StringBuilder(text);
            for (int i = 0; i < lower.length(); i++) {
                char c = lower.charAt(i);
                if (c >= 'A' && c <= 'Z') {
                    lower.setCharAt(i, (char) (c + 0x20));
                }
            }
            return lower.toString();
        }
    }
}
