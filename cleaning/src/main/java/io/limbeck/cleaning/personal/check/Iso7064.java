package io.limbeck.cleaning.personal.check;

/** Check characters of ISO/IEC 7064. */
final class Iso7064 {
    private static final String ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

    private Iso7064() {}

    /** MOD 11-2, a pure system whose last character may be {@code X} for ten. */
    static boolean mod112(String value) {
        int last = value.length() - 1;
        if (last < 1 || !Digits.only(value.substring(0, last))) {
            return false;
        }
        int sum = 0;
        for (int i = 0; i < last; i++) {
            sum = (sum + Digits.at(value, i)) * 2 % 11;
        }
        char check = value.charAt(last);
        int digit = check == 'X' ? 10 : check - '0';
        return digit >= 0 && digit <= 10 && (sum + digit) % 11 == 1;
    }

    /** MOD 11,10, a hybrid system over digits. */
    static boolean mod1110(String value) {
        return hybrid(value, 10);
    }

    /** MOD 37,36, a hybrid system over digits and letters. */
    static boolean mod3736(String value) {
        return hybrid(value, 36);
    }

    /** MOD 97-10, a pure system with two check digits at the end; a letter is its number from 10 to 35. */
    static boolean mod9710(String value) {
        int remainder = 0;
        for (int i = 0; i < value.length(); i++) {
            int number = ALPHABET.indexOf(value.charAt(i));
            if (number < 0) {
                return false;
            }
            remainder = (number > 9 ? remainder * 100 + number : remainder * 10 + number) % 97;
        }
        return remainder == 1;
    }

    private static boolean hybrid(String value, int modulus) {
        int product = modulus;
        for (int i = 0; i < value.length() - 1; i++) {
            int number = ALPHABET.indexOf(value.charAt(i));
            if (number < 0 || number >= modulus) {
                return false;
            }
            int sum = (product + number) % modulus;
            product = (sum == 0 ? modulus : sum) * 2 % (modulus + 1);
        }
        int check = value.isEmpty() ? -1 : ALPHABET.indexOf(value.charAt(value.length() - 1));
        return check >= 0 && check < modulus && (product + check) % modulus == 1;
    }
}
