package io.limbeck.cleaning.personal.check;

import java.util.Arrays;
import java.util.Objects;

/**
 * A check character after digits that count with weights: the sum's remainder, divided by the number of marks, names the
 * mark. A mark {@code -} stands for numbers that are not issued.
 */
final class WeightedSum implements Check {
    private static final String TO_TEN = "0987654321";
    private static final String TO_ELEVEN = "0-987654321";

    private final String marks;
    private final int[] weights;

    private WeightedSum(String marks, int... weights) {
        this.marks = Objects.requireNonNull(marks);
        this.weights = weights;
    }

    /** Marks by remainder: the first for 0, and so on. */
    static WeightedSum marks(String marks, int... weights) {
        return new WeightedSum(marks, weights);
    }

    /** The digit that makes the sum a multiple of ten. */
    static WeightedSum toTen(int... weights) {
        return new WeightedSum(TO_TEN, weights);
    }

    /** The digit that makes the sum a multiple of eleven; ten is not issued. */
    static WeightedSum toEleven(int... weights) {
        return new WeightedSum(TO_ELEVEN, weights);
    }

    @Override
    public boolean holds(String value) {
        if (value.length() != weights.length + 1 || !Digits.only(value.substring(0, weights.length))) {
            return false;
        }
        int sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += weights[i] * Digits.at(value, i);
        }
        char mark = marks.charAt(sum % marks.length());
        return mark != '-' && mark == value.charAt(weights.length);
    }

    @Override
    public String toString() {
        return "WeightedSum[" + marks + ", " + Arrays.toString(weights) + "]";
    }
}
