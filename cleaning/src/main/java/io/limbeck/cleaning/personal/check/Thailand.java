package io.limbeck.cleaning.personal.check;

import java.util.Set;

/** Numbers issued in Thailand. */
final class Thailand {
    private static final WeightedSum SUM = WeightedSum.marks("10987654321", 13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2);

    /** Codes without a province (ISO 3166-2:TH). */
    private static final Set<Integer> NO_PROVINCE = Set.of(28, 29, 59, 68, 69, 78, 79, 87, 88, 89, 97, 98, 99);

    private Thailand() {}

    /** A national id: a category from 1 to 8, a province, a check digit. */
    static boolean national(String value) {
        if (!SUM.holds(value)) {
            return false;
        }
        int province = Digits.number(value, 1, 3);
        char category = value.charAt(0);
        return category >= '1' && category <= '8' && province >= 10 && !NO_PROVINCE.contains(province);
    }
}
