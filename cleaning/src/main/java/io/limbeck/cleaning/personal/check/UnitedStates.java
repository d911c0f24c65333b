package io.limbeck.cleaning.personal.check;

import java.util.Set;

/** Numbers issued in the United States. */
final class UnitedStates {
    /** Printed in advertisements, and void for that (Social Security Administration). */
    private static final Set<String> VOID = Set.of("078051120", "219099999");

    private static final String NPI_PREFIX = "80840";

    private UnitedStates() {}

    /** Areas 000, 666 and from 900 on, group 00 and serial 0000 are never issued. */
    static boolean socialSecurity(String value) {
        int area = Digits.number(value, 0, 3);
        return Digits.ofLength(value, 9)
                && area > 0
                && area != 666
                && area < 900
                && Digits.number(value, 3, 5) > 0
                && Digits.number(value, 5, 9) > 0
                && !VOID.contains(value);
    }

    /** Individuals have 1, organisations 2 in front; the check digit counts the prefix of US health cards (45 CFR 162.406). */
    static boolean nationalProvider(String value) {
        return Digits.ofLength(value, 10)
                && (value.charAt(0) == '1' || value.charAt(0) == '2')
                && Luhn.isValid(NPI_PREFIX + value);
    }

    /** Two letters and seven digits, the last of them from the odd places plus twice the even ones (21 CFR 1306.05). */
    static boolean drugEnforcement(String value) {
        if (value.length() != 9 || !Digits.only(value.substring(2))) {
            return false;
        }
        int odd = Digits.at(value, 2) + Digits.at(value, 4) + Digits.at(value, 6);
        int even = Digits.at(value, 3) + Digits.at(value, 5) + Digits.at(value, 7);
        return (odd + 2 * even) % 10 == Digits.at(value, 8);
    }
}
