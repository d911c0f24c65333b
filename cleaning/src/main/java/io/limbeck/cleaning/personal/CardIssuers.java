package io.limbeck.cleaning.personal;

import java.util.List;

/** Which first digits card schemes issue, and in which lengths (ISO/IEC 7812 issuer identification numbers). */
final class CardIssuers {
    /** Prefixes from {@code low} to {@code high}, both of equal length, on numbers of {@code min} to {@code max} digits. */
    private record Range(String low, String high, int min, int max) {
        boolean covers(String number) {
            if (number.length() < min || number.length() > max) {
                return false;
            }
            String prefix = number.substring(0, low.length());
            return prefix.compareTo(low) >= 0 && prefix.compareTo(high) <= 0;
        }
    }

    private static final List<Range> RANGES = List.of(
            new Range("4", "4", 13, 13), // Visa
            new Range("4", "4", 16, 16),
            new Range("4", "4", 18, 19),
            new Range("51", "55", 16, 16), // Mastercard
            new Range("2221", "2720", 16, 16),
            new Range("34", "34", 15, 15), // American Express
            new Range("37", "37", 15, 15),
            new Range("300", "305", 14, 14), // Diners Club
            new Range("3095", "3095", 14, 14),
            new Range("36", "36", 14, 14),
            new Range("38", "39", 14, 14),
            new Range("6011", "6011", 16, 19), // Discover
            new Range("644", "659", 16, 19),
            new Range("3528", "3589", 16, 19), // JCB
            new Range("1800", "1800", 15, 15),
            new Range("2131", "2131", 15, 15),
            new Range("62", "62", 16, 19), // UnionPay
            new Range("81", "82", 16, 19),
            new Range("9558", "9558", 19, 19), // debit cards of Chinese banks from before UnionPay
            new Range("6013", "6013", 16, 19),
            new Range("603", "603", 16, 19),
            new Range("5018", "5020", 12, 19), // Maestro, Dankort
            new Range("5038", "5038", 12, 19),
            new Range("56", "58", 12, 19),
            new Range("6304", "6304", 12, 19),
            new Range("6390", "6390", 12, 19),
            new Range("6759", "6763", 12, 19),
            new Range("506", "509", 16, 19), // Verve, RuPay, Elo
            new Range("60", "60", 16, 16),
            new Range("2200", "2204", 16, 19), // Mir
            new Range("9792", "9792", 16, 16)); // Troy

    private CardIssuers() {}

    static boolean issue(String number) {
        return RANGES.stream().anyMatch(range -> range.covers(number));
    }
}
