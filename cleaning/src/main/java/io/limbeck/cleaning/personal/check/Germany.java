package io.limbeck.cleaning.personal.check;

import java.util.Arrays;

/** Numbers issued in Germany. */
final class Germany {
    private static final int[] PENSION_WEIGHTS = {2, 1, 2, 5, 7, 1, 2, 1, 2, 1, 2, 1};
    private static final int[] HEALTH_WEIGHTS = {1, 2, 1, 2, 1, 2, 1, 2, 1, 2};
    private static final int DAYS_WHEN_SERIALS_RUN_OUT = 32;

    private Germany() {}

    /** A pension number (VKVV): area, birthday, initial, serial, check digit; to the day 32 is added if serials run out. */
    static boolean pension(String value) {
        if (value.length() != 12) {
            return false;
        }
        int day = Digits.number(value, 2, 4);
        int dayOfMonth = day > DAYS_WHEN_SERIALS_RUN_OUT ? day - DAYS_WHEN_SERIALS_RUN_OUT : day;
        return Digits.number(value, 0, 2) > 1
                && Dates.existsInSomeCentury(Digits.number(value, 6, 8), Digits.number(value, 4, 6), dayOfMonth)
                && isChecked(value, 8, PENSION_WEIGHTS);
    }

    /** The unchangeable part of a health insurance number (section 290 SGB V). */
    static boolean healthInsurance(String value) {
        return value.length() == 10 && isChecked(value, 0, HEALTH_WEIGHTS);
    }

    /** A tax id (section 139b AO): eleven digits with a check digit, the first of them not 0. */
    static boolean taxId(String value) {
        return Digits.ofLength(value, 11) && value.charAt(0) != '0' && Iso7064.mod1110(value);
    }

    /** A tax id as they are issued: among the first ten digits one stands twice or three times, all others once at most. */
    static boolean issuedTaxId(String value) {
        if (!taxId(value)) {
            return false;
        }
        int[] times = new int[10];
        value.chars().limit(10).forEach(digit -> times[digit - '0']++);
        long repeated = Arrays.stream(times).filter(count -> count > 1).count();
        return repeated == 1 && Arrays.stream(times).allMatch(count -> count <= 3);
    }

    /** Digits with a letter written as two, weighed; each product counts by the sum of its digits. */
    private static boolean isChecked(String value, int letterAt, int... weights) {
        int letter = value.charAt(letterAt) - 'A' + 1;
        if (letter < 1 || letter > 26) {
            return false;
        }
        String digits = value.substring(0, letterAt) + letter / 10 + letter % 10 + value.substring(letterAt + 1);
        if (!Digits.ofLength(digits, weights.length + 1)) {
            return false;
        }
        int sum = 0;
        for (int i = 0; i < weights.length; i++) {
            int product = weights[i] * Digits.at(digits, i);
            sum += product / 10 + product % 10;
        }
        return sum % 10 == Digits.at(digits, weights.length);
    }
}
