package io.limbeck.cleaning.personal.surrogate;

/** Card numbers of the same issuer and length whose check digit holds (Luhn, ISO/IEC 7812-1 annex B). */
final class CardSurrogates {
    private static final int ISSUER_DIGITS = 6;

    private CardSurrogates() {}

    static String of(String number, Draws draws) {
        String open = number.substring(0, ISSUER_DIGITS) + draws.digits(number.length() - ISSUER_DIGITS - 1);
        int sum = 0;
        for (int i = 0; i < open.length(); i++) {
            int digit = open.charAt(open.length() - 1 - i) - '0';
            int weighted = i % 2 == 0 ? 2 * digit : digit;
            sum += weighted > 9 ? weighted - 9 : weighted;
        }
        return open + (10 - sum % 10) % 10;
    }
}
