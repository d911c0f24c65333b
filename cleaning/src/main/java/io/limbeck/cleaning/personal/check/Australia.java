package io.limbeck.cleaning.personal.check;

/** Numbers issued in Australia. */
final class Australia {
    private static final int[] WEIGHTS = {10, 1, 3, 5, 7, 9, 11, 13, 15, 17, 19};

    private Australia() {}

    /** A business number: with one less in front, the weighed sum of the eleven digits is a multiple of 89. */
    static boolean business(String value) {
        if (!Digits.ofLength(value, 11) || value.charAt(0) == '0') {
            return false;
        }
        int sum = -WEIGHTS[0];
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += WEIGHTS[i] * Digits.at(value, i);
        }
        return sum % 89 == 0;
    }
}
