package io.limbeck.cleaning.personal;

import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;

/**
 * E-mail addresses: grows to both sides of an at sign, also of one written {@code %40} or as an
 * escape of its code.
 *
 * <p>The local part takes letters, digits and {@code . _ % + ' -}. Letters of scripts written without spaces count only
 * where nothing else stands before the sign, so that the words before an address in a Chinese sentence are not taken.
 */
final class EmailRecognizer implements Recognizer {
    static final String TYPE = "EMAIL_ADDRESS";

    private static final double SCORE = 0.95;
    private static final String[] SIGNS = {"@", "%40", "\\u0040"};

    @Override
    public Set<String> types() {
        return Set.of(TYPE);
    }

    @Override
    public void scan(ScannedText text, Consumer<Find> finds) {
        for (String sign : SIGNS) {
            int floor = 0;
            int at = text.chars().indexOf(sign);
            while (at >= 0) {
                int start = startOfLocalPart(text, floor, at);
                int end = endOfDomain(text, at + sign.length());
                if (start < at && end > 0) {
                    String value = text.between(start, at) + "@" + text.between(at + sign.length(), end);
                    finds.accept(new Find(TYPE, start, end, SCORE, value.toLowerCase(Locale.ROOT)));
                }
                floor = at + sign.length();
                at = text.chars().indexOf(sign, floor);
            }
        }
    }

    private static int startOfLocalPart(ScannedText text, int floor, int at) {
        if (at > floor && text.at(at - 1) == '"') {
            return startOfQuotedPart(text, floor, at);
        }
        int start = at;
        while (start > floor && isLocal(text.at(start - 1))) {
            start--;
        }
        if (start == at) {
            while (start > floor && Character.isLetterOrDigit(text.at(start - 1))) {
                start--;
            }
        }
        if (text.at(start - 1) == '\\' && text.at(start) == 'u' && start + 5 < at) {
            start += 5; // the escape of another character, not the address's first letters
        }
        while (start < at && ".%+'-".indexOf(text.at(start)) >= 0) {
            start++;
        }
        return start;
    }

    private static int startOfQuotedPart(ScannedText text, int floor, int at) {
        for (int i = at - 2; i >= Math.max(floor, at - 66); i--) {
            if (text.at(i) == '"') {
                return i;
            }
        }
        return at;
    }

    private static boolean isLocal(char c) {
        return isWordCharacter(c) || ".%+'-".indexOf(c) >= 0;
    }

    /** Behind the last label of a domain of at least two labels, the last one without leading digit; or -1. */
    private static int endOfDomain(ScannedText text, int from) {
        int end = -1;
        int labels = 0;
        int i = from;
        while (true) {
            int start = i;
            while (isWordCharacter(text.at(i)) || (text.at(i) == '-' && i > start)) {
                i++;
            }
            int stop = i;
            while (stop > start && text.at(stop - 1) == '-') {
                stop--;
            }
            if (stop == start) {
                return end;
            }
            labels++;
            if (labels > 1 && Character.isLetter(text.at(start))) {
                end = stop;
            }
            if (stop < i || text.at(i) != '.') {
                return end;
            }
            i++;
        }
    }

    private static boolean isWordCharacter(char c) {
        if (c < 0x80) {
            return c == '_' || ScannedText.isDigit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        }
        return Character.isLetterOrDigit(c) && Character.isAlphabetic(c) && !isWrittenWithoutSpaces(c);
    }

    private static boolean isWrittenWithoutSpaces(char c) {
        return switch (Character.UnicodeScript.of(c)) {
            case HAN, HIRAGANA, KATAKANA, HANGUL, BOPOMOFO, THAI, LAO, KHMER, MYANMAR -> true;
            default -> false;
        };
    }
}
