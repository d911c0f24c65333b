package io.limbeck.cleaning.personal.check;

/** The check digit of ICAO Doc 9303 part 3: weights 7, 3, 1 over digits and letters, where A is 10. */
final class TravelDocument implements Check {
    private static final int[] WEIGHTS = {7, 3, 1};

    @Override
    public boolean holds(String value) {
        int sum = 0;
        for (int i = 0; i < value.length() - 1; i++) {
            int number = Character.digit(value.charAt(i), 36);
            if (number < 0) {
                return false;
            }
            sum += number * WEIGHTS[i % WEIGHTS.length];
        }
        return value.length() > 1 && value.charAt(value.length() - 1) == '0' + sum % 10;
    }
}
