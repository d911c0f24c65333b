package io.limbeck.cleaning.personal.surrogate;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Dates in the place of dates, whichever way they are written: a number that may be a month stays one, a number that can
 * only be a day stays a day of every month, a year moves by up to ten. Names of months and times of day stay.
 */
final class DateSurrogates {
    private static final Pattern NUMBER = Pattern.compile("(?<![:\\d])\\d{1,8}(?![:\\d])");
    private static final int YEARS = 10;

    private DateSurrogates() {}

    static String of(String written, Draws draws) {
        Matcher number = NUMBER.matcher(written);
        StringBuilder moved = new StringBuilder(written.length());
        int copied = 0;
        while (number.find()) {
            moved.append(written, copied, number.start()).append(moved(number.group(), draws));
            copied = number.end();
        }
        return moved.append(written, copied, written.length()).toString();
    }

    private static String moved(String digits, Draws draws) {
        return switch (digits.length()) {
            case 1, 2 -> dayOrMonth(digits, draws);
            case 4 -> year(digits, draws);
            case 6 ->
                dayOrMonth(digits.substring(0, 2), draws)
                        + dayOrMonth(digits.substring(2, 4), draws)
                        + dayOrMonth(digits.substring(4), draws);
            case 8 ->
                digits.startsWith("19") || digits.startsWith("20")
                        ? year(digits.substring(0, 4), draws)
                                + moved(digits.substring(4, 6), draws)
                                + moved(digits.substring(6), draws)
                        : moved(digits.substring(0, 2), draws)
                                + moved(digits.substring(2, 4), draws)
                                + year(digits.substring(4), draws);
            default -> digits;
        };
    }

    private static String dayOrMonth(String digits, Draws draws) {
        int number = Integer.parseInt(digits);
        int other = number == 0
                ? 0
                : number <= 9
                        ? draws.between(1, 9)
                        : number <= 12
                                ? draws.between(10, 12)
                                : number <= 31 ? draws.between(13, 28) : draws.between(32, 99);
        return digits.length() == 1 ? "" + other : "" + other / 10 + other % 10;
    }

    private static String year(String digits, Draws draws) {
        int year = Integer.parseInt(digits) + draws.between(-YEARS, YEARS);
        return year < 1000 || year > 9999 ? digits : "" + year;
    }
}
