package io.limbeck.cleaning.personal.check;

/** Numbers issued in Italy. */
final class Italy {
    /** What a digit or a letter counts in an odd place (DM 23 December 1976). */
    private static final int[] ODD = {
        1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23
    };

    private Italy() {}

    /** A codice fiscale: fifteen characters and a check letter. */
    static boolean fiscalCode(String value) {
        if (value.length() != 16) {
            return false;
        }
        int sum = 0;
        for (int i = 0; i < 15; i++) {
            int number = Character.digit(value.charAt(i), 36);
            if (number < 0) {
                return false;
            }
            int place = number > 9 ? number - 10 : number;
            sum += i % 2 == 0 ? ODD[place] : place;
        }
        return value.charAt(15) == 'A' + sum % 26;
    }

    /** A partita IVA, with or without the country in front: eleven digits, Luhn, not all zero. */
    static boolean vat(String value) {
        String digits = value.startsWith("IT") ? value.substring(2) : value;
        return Digits.ofLength(digits, 11) && Luhn.isValid(digits) && !digits.startsWith("0000000");
    }
}
