package io.limbeck.cleaning.personal.check;

/** Numbers issued in Singapore. */
final class Singapore {
    private static final int[] PERSON = {2, 7, 6, 5, 4, 3, 2};
    private static final String CITIZENS = "JZIHGFEDCBA";
    private static final String FOREIGNERS = "XWUTRQPNMLK";
    private static final String FOREIGNERS_SINCE_2022 = "KLJNPQRTUWX";

    private static final WeightedSum BUSINESS = WeightedSum.marks("XMKECAWLJDB", 10, 4, 9, 3, 8, 2, 7, 1);
    private static final WeightedSum COMPANY = WeightedSum.marks("ZKCMDNERGWH", 10, 8, 6, 4, 9, 7, 5, 3, 1);
    private static final String OTHERS = "ABCDEFGHJKLMNPQRSTUVWX0123456789";
    private static final int[] OTHER = {4, 3, 5, 3, 10, 2, 2, 5, 7};

    private Singapore() {}

    /** NRIC and FIN: S and T for citizens, F, G and M for others. */
    static boolean person(String value) {
        if (value.length() != 9 || !Digits.only(value.substring(1, 8))) {
            return false;
        }
        int sum = 0;
        for (int i = 0; i < PERSON.length; i++) {
            sum += PERSON[i] * Digits.at(value, i + 1);
        }
        String marks = marks(value.charAt(0));
        return !marks.isEmpty() && marks.charAt((sum + offset(value.charAt(0))) % 11) == value.charAt(8);
    }

    /** A UEN of a business (eight digits), a local company (year and five digits) or another entity. */
    static boolean entity(String value) {
        return BUSINESS.holds(value) || COMPANY.holds(value) || otherEntity(value);
    }

    private static boolean otherEntity(String value) {
        if (value.length() != 10) {
            return false;
        }
        int sum = 0;
        for (int i = 0; i < OTHER.length; i++) {
            int number = OTHERS.indexOf(value.charAt(i));
            if (number < 0) {
                return false;
            }
            sum += OTHER[i] * number;
        }
        return OTHERS.charAt(Math.floorMod(sum - 5, 11)) == value.charAt(9);
    }

    private static String marks(char prefix) {
        return switch (prefix) {
            case 'S', 'T' -> CITIZENS;
            case 'F', 'G' -> FOREIGNERS;
            case 'M' -> FOREIGNERS_SINCE_2022;
            default -> "";
        };
    }

    private static int offset(char prefix) {
        return switch (prefix) {
            case 'T', 'G' -> 4;
            case 'M' -> 3;
            default -> 0;
        };
    }
}
