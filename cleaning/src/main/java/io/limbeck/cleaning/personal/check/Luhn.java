package io.limbeck.cleaning.personal.check;

/** The check digit of ISO/IEC 7812-1 annex B: every second digit from the right counts double. */
public final class Luhn implements Check {
    @Override
    public boolean holds(String digits) {
        return isValid(digits);
    }

    /** Whether the last digit is the check digit of those before it. */
    public static boolean isValid(String digits) {
        return Digits.only(digits) && sum(digits) % 10 == 0;
    }

    private static int sum(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = Digits.at(digits, digits.length() - 1 - i);
            int weighted = i % 2 == 0 ? digit : 2 * digit;
            sum += weighted > 9 ? weighted - 9 : weighted;
        }
        return sum;
    }
}
