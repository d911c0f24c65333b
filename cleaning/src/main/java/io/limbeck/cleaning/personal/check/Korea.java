package io.limbeck.cleaning.personal.check;

/** Numbers issued in South Korea. */
final class Korea {
    private static final int[] WEIGHTS = {1, 3, 7, 1, 3, 7, 1, 3, 5};

    private Korea() {}

    /** A business number: the ninth digit counts five times, and its carry once more. */
    static boolean business(String value) {
        if (!Digits.ofLength(value, 10)) {
            return false;
        }
        int sum = Digits.at(value, 8) * 5 / 10;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += WEIGHTS[i] * Digits.at(value, i);
        }
        return (10 - sum % 10) % 10 == Digits.at(value, 9);
    }
}
