package io.limbeck.cleaning.personal.check;

/**
 * The check digit of J. Verhoeff, Error Detecting Decimal Codes (1969), over the dihedral group D5: finds every single
 * changed digit and every swap of neighbours.
 */
final class Verhoeff implements Check {
    private static final int[] PERMUTATION = {1, 5, 7, 6, 2, 8, 3, 0, 9, 4};

    @Override
    public boolean holds(String digits) {
        if (!Digits.only(digits)) {
            return false;
        }
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = Digits.at(digits, digits.length() - 1 - i);
            for (int turn = 0; turn < i % 8; turn++) {
                digit = PERMUTATION[digit];
            }
            sum = multiply(sum, digit);
        }
        return sum == 0;
    }

    /** Rotations are 0 to 4, reflections 5 to 9. */
    private static int multiply(int a, int b) {
        if (a < 5) {
            return b < 5 ? (a + b) % 5 : 5 + (a + b - 5) % 5;
        }
        return b < 5 ? 5 + (a - 5 - b + 5) % 5 : (a - b + 5) % 5;
    }
}
