package io.limbeck.cleaning.personal.check;

/** Numbers issued in India. */
final class India {
    private static final Verhoeff VERHOEFF = new Verhoeff();
    private static final int BASE = 36;

    private India() {}

    /** An Aadhaar number: twelve digits, none of 0 and 1 in front, not the same read backwards (UIDAI). */
    static boolean aadhaar(String value) {
        return Digits.ofLength(value, 12)
                && value.charAt(0) >= '2'
                && VERHOEFF.holds(value)
                && !new StringBuilder(value).reverse().toString().equals(value);
    }

    /** A GSTIN: the last of its fifteen characters checks the others, Luhn in base 36. */
    static boolean goodsAndServicesTax(String value) {
        int sum = 0;
        for (int i = 0; i < value.length() - 1; i++) {
            int product = Character.digit(value.charAt(i), BASE) * (i % 2 == 0 ? 1 : 2);
            sum += product / BASE + product % BASE;
        }
        return value.length() == 15 && Character.digit(value.charAt(14), BASE) == (BASE - sum % BASE) % BASE;
    }
}
