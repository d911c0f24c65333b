package io.limbeck.cleaning.personal.check;

/** Numbers of vehicles and of devices. */
final class Vehicles {
    private static final String DIGITS = "0123456789";
    private static final String LETTERS = "ABCDEFGHJKLMNPRSTUVWXYZ";
    private static final String LETTER_VALUES = "12345678123457923456789";
    private static final int[] WEIGHTS = {8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2};
    private static final String CHECK_CHARACTERS = "0123456789X";
    private static final int CHECK_POSITION = 8;

    private Vehicles() {}

    /** A vehicle identification number with the ninth character as its check (49 CFR 565.15, GB 16735). */
    static boolean vin(String value) {
        if (value.length() != WEIGHTS.length || Digits.only(value)) {
            return false;
        }
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            int number = valueOf(value.charAt(i));
            if (number < 0) {
                return false;
            }
            sum += WEIGHTS[i] * number;
        }
        return value.charAt(CHECK_POSITION) == CHECK_CHARACTERS.charAt(sum % 11);
    }

    private static int valueOf(char c) {
        int letter = LETTERS.indexOf(c);
        return letter < 0 ? DIGITS.indexOf(c) : Digits.at(LETTER_VALUES, letter);
    }
}
