package io.limbeck.cleaning.personal.check;

/** Numbers issued in China, Hong Kong and Taiwan. */
final class GreaterChina {
    private static final String SOCIAL_CREDIT = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private static final int[] SOCIAL_CREDIT_WEIGHTS = {1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28};
    private static final String TAIWAN_AREAS = "ABCDEFGHJKLMNPQRSTUVXYWZIO"; // 10, 11, ...
    private static final int SPACE = 36;

    private GreaterChina() {}

    /** The unified social credit identifier of GB 32100: eighteen characters, weights 3^i modulo 31. */
    static boolean socialCredit(String value) {
        if (value.length() != 18) {
            return false;
        }
        int sum = 0;
        for (int i = 0; i < SOCIAL_CREDIT_WEIGHTS.length; i++) {
            int number = SOCIAL_CREDIT.indexOf(value.charAt(i));
            if (number < 0) {
                return false;
            }
            sum += SOCIAL_CREDIT_WEIGHTS[i] * number;
        }
        return SOCIAL_CREDIT.charAt((31 - sum % 31) % 31) == value.charAt(17);
    }

    /** A Hong Kong identity card: one or two letters, six digits, a check digit or A for ten. */
    static boolean hongKong(String value) {
        int length = value.length();
        if (length < 8 || length > 9 || !Digits.only(value.substring(length - 7, length - 1))) {
            return false;
        }
        int sum = 9 * (length == 9 ? letter(value.charAt(0)) : SPACE) + 8 * letter(value.charAt(length - 8));
        for (int i = 0; i < 6; i++) {
            sum += (7 - i) * Digits.at(value, length - 7 + i);
        }
        int check = Character.digit(value.charAt(length - 1), 11);
        return check >= 0 && (sum + check) % 11 == 0;
    }

    /** A Taiwanese identity card or residence number: the area's letter is two digits, a second letter one. */
    static boolean taiwan(String value) {
        if (value.length() != 10) {
            return false;
        }
        int area = TAIWAN_AREAS.indexOf(value.charAt(0)) + 10;
        int second = TAIWAN_AREAS.indexOf(value.charAt(1));
        String digits = (second < 0 ? value.substring(1, 2) : Integer.toString(second % 10)) + value.substring(2);
        if (area < 10 || !Digits.ofLength(digits, 9)) {
            return false;
        }
        int sum = area / 10 + 9 * (area % 10) + Digits.at(digits, 8);
        for (int i = 0; i < 8; i++) {
            sum += (8 - i) * Digits.at(digits, i);
        }
        return sum % 10 == 0;
    }

    private static int letter(char c) {
        return c >= 'A' && c <= 'Z' ? c - 'A' + 10 : SPACE;
    }
}
