package io.limbeck.cleaning.personal;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What may follow a phone number and belongs to it: an extension ({@code x12}, {@code ext. 12} as E.123 writes it, in
 * China {@code -1234}) or the parameters of a {@code tel:} URI, {@code ;ext=12} and {@code ;phone-context=…} (RFC 3966).
 */
final class PhoneExtension {
    private static final List<String> SIGNS = List.of("extension", "extn", "ext.", "ext", "x", "доб.", "доб");
    /** First letters of the signs. */
    private static final String BEGINNINGS = "eExXдД";

    private static final List<String> PARAMETERS = List.of(";ext=", ";isub=", ";phone-context=");
    private static final Set<String> NAMES =
            Set.of("phone", "tel", "fax", "mobile", "mobil", "cell", "office", "desk", "handy", "landline");
    private static final int LONGEST_NAME = 10;
    private static final int MOST_DIGITS = 6;
    private static final int LONGEST_VALUE = 64;

    private PhoneExtension() {}

    /** Behind the extension, or the number's own end. */
    static int endBehind(PhoneCandidate number) {
        ScannedText text = number.text();
        int end = number.end();
        if (text.at(end) == ';') {
            return endOfParameters(text, end);
        }
        if (text.at(end) == '-' && !number.isOneGroup() && text.at(number.firstDigit()) == '0') {
            return endOfDigits(text, end + 1, 4, end);
        }
        int at = end;
        while (at - end < 2 && (text.at(at) == ' ' || text.at(at) == ',')) {
            at++;
        }
        if (BEGINNINGS.indexOf(text.at(at)) < 0) {
            return end;
        }
        for (String sign : SIGNS) {
            if (text.matches(at, sign)) {
                int from = at + sign.length();
                while (from - at - sign.length() < 2 && (text.at(from) == ' ' || text.at(from) == ':')) {
                    from++;
                }
                return endOfDigits(text, from, MOST_DIGITS, end);
            }
        }
        return end;
    }

    /** Whether a word for phones stands at {@code from}, at most two signs behind. */
    static boolean isNameBehind(ScannedText text, int from) {
        int start = from;
        while (start - from < 2 && " -(".indexOf(text.at(start)) >= 0) {
            start++;
        }
        int end = start;
        while (text.isLatinLetter(end) && end - start < LONGEST_NAME) {
            end++;
        }
        return end > start && NAMES.contains(text.between(start, end).toLowerCase(Locale.ROOT));
    }

    private static int endOfDigits(ScannedText text, int from, int most, int otherwise) {
        int to = from;
        while (text.isDigit(to)) {
            to++;
        }
        return to > from && to - from <= most ? to : otherwise;
    }

    private static int endOfParameters(ScannedText text, int from) {
        int end = from;
        for (String parameter : PARAMETERS) {
            if (text.matches(end, parameter)) {
                int to = end + parameter.length();
                while (to - end < LONGEST_VALUE && isOfValue(text.at(to))) {
                    to++;
                }
                end = to;
            }
        }
        return end;
    }

    private static boolean isOfValue(char c) {
        return c < 0x80 && (Character.isLetterOrDigit(c) || "+-.()".indexOf(c) >= 0);
    }
}
