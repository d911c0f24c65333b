package io.limbeck.cleaning.personal.check;

/** Numbers read from characters that may turn out not to be digits. */
final class Digits {
    private Digits() {}

    static boolean only(String value) {
        return !value.isEmpty() && value.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    static boolean ofLength(String value, int length) {
        return value.length() == length && only(value);
    }

    static int at(String value, int index) {
        return value.charAt(index) - '0';
    }

    /** The number between two indexes, at most nine digits; -1 if something else stands there. */
    static int number(String value, int start, int end) {
        if (start < 0 || end > value.length() || start >= end || end - start > 9) {
            return -1;
        }
        String part = value.substring(start, end);
        return only(part) ? Integer.parseInt(part) : -1;
    }
}
