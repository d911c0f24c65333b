package io.limbeck.cleaning.personal;

import io.limbeck.cleaning.personal.ScannedText.Digits;
import io.limbeck.cleaning.personal.check.Luhn;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Payment card numbers: 12 to 19 digits, in one piece or in the groups in which cards are printed, with the check digit
 * of ISO/IEC 7812 (Luhn), and either an issuer's prefix in a length that the issuer uses or a word before it that speaks
 * of cards.
 *
 * <p>Longer numbers behind an underscore or a letter need that word in any case: so storage systems name their blocks.
 */
final class CardRecognizer implements Recognizer {
    static final String TYPE = "CREDIT_CARD";

    private static final double SCORE = 0.9;
    private static final int MAX_DIGITS = 19;
    private static final int MIN_DIGITS = 12;
    private static final int MAX_GROUPS = 6;
    private static final int CONTEXT = 48;

    private static final Words WORDS = Words.of(
            "card cards visa mastercard maestro amex diners unionpay debit credit cc pan kreditkarte karte", "卡 银联");

    @Override
    public Set<String> types() {
        return Set.of(TYPE);
    }

    @Override
    public void scan(ScannedText text, Consumer<Find> finds) {
        List<Digits> groups = text.digits();
        int g = 0;
        while (g < groups.size()) {
            int last = cardFrom(text, groups, g, finds);
            g = last < 0 ? g + 1 : last + 1;
        }
    }

    /** Reports the longest card that begins with group {@code first}; answers its last group, or -1. */
    private static int cardFrom(ScannedText text, List<Digits> groups, int first, Consumer<Find> finds) {
        int start = groups.get(first).start();
        if (text.at(start - 1) == '.' && text.isDigit(start - 2)) {
            return -1; // the decimals of a number
        }
        StringBuilder digits = new StringBuilder();
        Find longest = null;
        int last = -1;
        for (int g = first; g < Math.min(groups.size(), first + MAX_GROUPS); g++) {
            Digits group = groups.get(g);
            if ((g > first && !isSeparator(text, groups.get(g - 1).end(), group.start()))
                    || digits.length() + group.length() > MAX_DIGITS) {
                break;
            }
            digits.append(text.chars(), group.start(), group.end());
            String number = digits.toString();
            if (number.length() >= MIN_DIGITS
                    && (g == first || isPrintedSo(text, groups, first, g))
                    && Luhn.isValid(number)
                    && (isIssued(text, start, number) || WORDS.standBefore(text, start, CONTEXT))) {
                longest = new Find(TYPE, start, group.end(), SCORE, number);
                last = g;
            }
        }
        if (longest != null) {
            finds.accept(longest);
        }
        return last;
    }

    private static boolean isIssued(ScannedText text, int start, String number) {
        char before = text.at(start - 1) == '-' ? text.at(start - 2) : text.at(start - 1);
        boolean isNamePart = before == '_' || (number.length() > 16 && Character.isLetter(before) && before < 0x80);
        return CardIssuers.issue(number) && !isNamePart;
    }

    private static boolean isSeparator(ScannedText text, int from, int to) {
        return to - from == 1 && " -.\n".indexOf(text.at(from)) >= 0;
    }

    /** Cards are grouped by fours, as 4-6-5 and 4-6-4, or as issuer and account (6 and the rest). */
    private static boolean isPrintedSo(ScannedText text, List<Digits> groups, int first, int last) {
        int count = last - first + 1;
        int head = groups.get(first).length();
        int tail = groups.get(last).length();
        if (count == 2) {
            return text.at(groups.get(first).end()) != '.' && (head == 6 || head == 4 || head == 8);
        }
        if (count == 3 && groups.get(first + 1).length() == 6) {
            return head == 4 && (tail == 4 || tail == 5);
        }
        return tail <= 4 && groups.subList(first, last).stream().allMatch(group -> group.length() == 4);
    }
}
