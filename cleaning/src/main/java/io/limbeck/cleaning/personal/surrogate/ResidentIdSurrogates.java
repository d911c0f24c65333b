package io.limbeck.cleaning.personal.surrogate;

import java.util.List;
import java.util.Locale;

/** Chinese resident ids (GB 11643) of another person: region, birth date and check digit are valid. */
final class ResidentIdSurrogates {
    private static final List<String> REGIONS = List.of(
            "110101", "120101", "130102", "210102", "310101", "320102", "330102", "350102", "370102", "420102",
            "430102", "440103", "500101", "510104", "530102", "610102");
    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final String CHECK_DIGITS = "10X98765432";

    private ResidentIdSurrogates() {}

    /** @param length 18, or 15 as before 1999 */
    static String of(int length, Draws draws) {
        String open = REGIONS.get(draws.below(REGIONS.size()))
                + String.format(
                        Locale.ROOT,
                        "%04d%02d%02d",
                        draws.between(1950, 1999),
                        draws.between(1, 12),
                        draws.between(1, 28))
                + draws.digits(3);
        if (length == 15) {
            return open.substring(0, 6) + open.substring(8);
        }
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += WEIGHTS[i] * (open.charAt(i) - '0');
        }
        return open + CHECK_DIGITS.charAt(sum % 11);
    }
}
