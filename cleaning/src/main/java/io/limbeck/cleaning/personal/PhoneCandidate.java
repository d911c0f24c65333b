package io.limbeck.cleaning.personal;

import io.limbeck.cleaning.personal.ScannedText.Digits;
import java.util.List;

/**
 * Groups of digits that together may be a phone number, and what their look and their neighbours tell of them.
 *
 * @param start first character: a plus, a bracket or a digit
 * @param groups the groups, at least one
 * @param text the text they stand in
 */
record PhoneCandidate(ScannedText text, int start, List<Digits> groups) {
    private static final int LONGEST_IBAN = 40;

    int end() {
        return groups.get(groups.size() - 1).end();
    }

    /** Behind the extension that follows, or behind a {@code tel:} URI's parameters; else the end. */
    int extendedEnd() {
        return PhoneExtension.endBehind(this);
    }

    int firstDigit() {
        return groups.get(0).start();
    }

    /** As written, from the first bracket or plus on. */
    String written() {
        return text.between(start, end());
    }

    String digits() {
        StringBuilder digits = new StringBuilder();
        groups.forEach(group -> digits.append(text.chars(), group.start(), group.end()));
        return digits.toString();
    }

    boolean isOneGroup() {
        return groups.size() == 1;
    }

    boolean hasPlus() {
        return text.at(start) == '+';
    }

    boolean hasBracket() {
        return text.between(start, firstDigit() + 1).indexOf('(') >= 0;
    }

    /** Whether the groups have these lengths. */
    boolean isGrouped(int... lengths) {
        if (lengths.length != groups.size()) {
            return false;
        }
        for (int i = 0; i < lengths.length; i++) {
            if (groups.get(i).length() != lengths[i]) {
                return false;
            }
        }
        return true;
    }

    boolean everyGroupHas(int digits) {
        return groups.stream().allMatch(group -> group.length() >= digits);
    }

    /** Whether the digits go on before or behind, tied by a hyphen, a dot or a slash: part of something longer. */
    boolean isTiedToMoreDigits() {
        int end = extendedEnd();
        boolean before = isTie(text.at(start - 1)) && text.isDigit(start - 2);
        boolean behind = isTie(text.at(end)) && text.isDigit(end + 1);
        return before || behind;
    }

    /** Whether digits stand before it that look like groups of the same number, or of an IBAN. */
    boolean continuesDigits() {
        boolean spaced = isOneGroup() || written().indexOf(' ') >= 0;
        boolean behindDigits = text.at(start - 1) == ' ' && text.isDigit(start - 2);
        return (spaced && behindDigits) || standsInIban();
    }

    /** The digits behind a decimal point. */
    boolean isDecimals() {
        return text.isDigit(start) && text.at(start - 1) == '.' && text.isDigit(start - 2);
    }

    /** Whether what stands before is the beginning of an IBAN: country, check digits and any groups. */
    private boolean standsInIban() {
        int floor = Math.max(0, start - LONGEST_IBAN);
        for (int i = start - 1;
                i >= floor && isIbanCharacter(i) && !(text.at(i) == ' ' && text.at(i + 1) == ' ');
                i--) {
            boolean begins = isCapital(i) && !isLatinOrDigit(i - 1);
            if (begins && isCapital(i + 1) && text.isDigit(i + 2) && text.isDigit(i + 3) && i + 3 < start) {
                return true;
            }
        }
        return false;
    }

    private boolean isIbanCharacter(int index) {
        return text.at(index) == ' ' || text.isDigit(index) || isCapital(index);
    }

    private boolean isCapital(int index) {
        return text.at(index) >= 'A' && text.at(index) <= 'Z';
    }

    /** Whether nothing else stands in the text. */
    boolean isAlone() {
        return start == 0 && extendedEnd() == text.length() && !text.isName();
    }

    /** Whether it is grouped as an amount is: {@code 1 250 000}, {@code 1.250.000}. Nine digits in blanks are none. */
    boolean isAmount() {
        boolean thousands = !isOneGroup()
                && groups.get(0).length() <= 3
                && text.at(start) != '0'
                && groups.stream().skip(1).allMatch(group -> group.length() == 3);
        boolean dotted = thousands && isParted('.');
        return dotted || (thousands && isParted(' ') && digits().length() < 9);
    }

    private boolean isParted(char by) {
        return groups.stream().limit(groups.size() - 1L).allMatch(group -> text.at(group.end()) == by);
    }

    /** Whether a word stands right behind that says what it was: {@code 020 7946 0018-Fax}. */
    boolean isNamedBehind() {
        return PhoneExtension.isNameBehind(text, extendedEnd());
    }

    /** Whether it is written onto the end of a word, {@code is415-555-0132}: no part's number looks so. */
    private boolean isGluedToWord() {
        return !isOneGroup() && isSmall(start - 1) && isSmall(start - 2);
    }

    private boolean isSmall(int index) {
        return text.at(index) >= 'a' && text.at(index) <= 'z';
    }

    /** Whether a Latin letter touches it, or one stands before it and a hyphen, as in a part's or an order's number. */
    boolean touchesLatin() {
        char before = text.at(start - 1);
        boolean prefixed = "-_#/".indexOf(before) >= 0 && (before == '#' || isLatinOrDigit(start - 2));
        int end = extendedEnd();
        boolean suffixed = "-_".indexOf(text.at(end)) >= 0 && text.isLatinLetter(end + 1);
        boolean touched = text.isLatinLetter(start - 1) && !isGluedToWord();
        return prefixed || (suffixed && !isNamedBehind()) || touched || text.isLatinLetter(end);
    }

    boolean isMoney() {
        return isMoneySign(text.at(start - 1))
                || (text.at(start - 1) == ' ' && isMoneySign(text.at(start - 2)))
                || isMoneySign(text.at(end()))
                || text.at(end()) == '%';
    }

    /** A decimal number, a US social security number, a row of single digits. */
    boolean isOtherNotation() {
        long single = groups.stream().filter(group -> group.length() == 1).count();
        return single > 1
                || isGrouped(3, 2, 4)
                || (groups.size() == 2 && written().indexOf('.') >= 0);
    }

    /** A date, with or without a time behind it, or an IPv4 address. */
    boolean isDateOrAddress() {
        String digits = digits();
        if (groups.size() >= 3) {
            int a = number(0);
            int b = number(1);
            int c = number(2);
            boolean yearFirst = groups.get(0).length() == 4 && isYear(a) && isMonth(b) && isDay(c);
            boolean yearLast =
                    (groups.get(2).length() == 4 && isYear(c)) || groups.get(2).length() == 2;
            boolean dayFirst = groups.get(0).length() <= 2
                    && groups.get(1).length() <= 2
                    && yearLast
                    && ((isDay(a) && isMonth(b)) || (isMonth(a) && isDay(b)))
                    && (groups.size() == 3 || groups.get(2).length() == 4);
            boolean address = groups.size() == 4
                    && written().indexOf('.') > 0
                    && groups.stream().allMatch(group -> group.length() <= 3);
            return yearFirst || dayFirst || address;
        }
        boolean monthAndTime = isGrouped(4, 6) && isMonth(number(0) / 100) && isDay(number(0) % 100);
        return monthAndTime || (groups.get(0).length() == 8 && isDateDigits(digits.substring(0, 8)));
    }

    private static boolean isDateDigits(String digits) {
        return isYear(Integer.parseInt(digits.substring(0, 4)))
                && isMonth(Integer.parseInt(digits.substring(4, 6)))
                && isDay(Integer.parseInt(digits.substring(6, 8)));
    }

    private int number(int group) {
        Digits digits = groups.get(group);
        return digits.length() > 4 ? Integer.MAX_VALUE : Integer.parseInt(text.between(digits.start(), digits.end()));
    }

    private static boolean isYear(int value) {
        return value >= 1900 && value <= 2099;
    }

    private static boolean isMonth(int value) {
        return value >= 1 && value <= 12;
    }

    private static boolean isDay(int value) {
        return value >= 1 && value <= 31;
    }

    private boolean isLatinOrDigit(int index) {
        return text.isLatinLetter(index) || text.isDigit(index);
    }

    private static boolean isTie(char c) {
        return c == '-' || c == '.' || c == '/';
    }

    private static boolean isMoneySign(char c) {
        return Character.getType(c) == Character.CURRENCY_SYMBOL;
    }
}
