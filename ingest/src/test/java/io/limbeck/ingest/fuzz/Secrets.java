package io.limbeck.ingest.fuzz;

import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** Draws values of people who do not exist. */
final class Secrets {
    private static final int[] RESIDENT_WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final List<Function<Chance, Secret>> KINDS =
            List.of(Secrets::email, Secrets::phone, Secrets::card, Secrets::residentId, Secrets::iban);
    private static final List<Function<Chance, Secret>> NUMBERS =
            List.of(Secrets::mobile, chance -> card(chance, ""), Secrets::residentId);

    private Secrets() {}

    static Secret any(Chance chance) {
        return chance.one(KINDS).apply(chance);
    }

    /** One that may be written as a number; a resident id may end in an X, which is none. */
    static Secret digits(Chance chance) {
        Secret drawn = chance.one(NUMBERS).apply(chance);
        return drawn.written().endsWith("X") ? digits(chance) : drawn;
    }

    private static Secret email(Chance chance) {
        String name = chance.letters(chance.between(4, 8))
                + chance.one(List.of("", ".", "_", "+", "-"))
                + chance.letters(5)
                + chance.one(List.of("", "1", "77"));
        String host =
                chance.letters(chance.between(3, 9)) + chance.one(List.of(".com", ".org", ".co.uk", ".cn", ".de"));
        return Secret.of(name + chance.one(List.of("@", "@", "@", "%40")) + host, name);
    }

    private static Secret phone(Chance chance) {
        String gap = chance.one(List.of("", " ", "-"));
        return switch (chance.between(0, 4)) {
            case 0 -> international("+49", gap, "151" + gap + chance.digits(8));
            case 1 ->
                international(
                        "+1",
                        gap,
                        chance.one(List.of("212", "415", "617")) + gap + "3" + chance.digits(2) + gap
                                + chance.digits(4));
            case 2 -> international("+44", gap, "7911" + gap + chance.digits(6));
            case 3 ->
                international(
                        "+86",
                        gap,
                        chance.one(List.of("138", "139", "186")) + gap + chance.digits(4) + gap + chance.digits(4));
            default -> mobile(chance);
        };
    }

    private static Secret international(String country, String gap, String number) {
        return Secret.of(country + gap + number, number);
    }

    private static Secret mobile(Chance chance) {
        String number = chance.one(List.of("138", "139", "186", "188")) + chance.digits(8);
        return Secret.of(number, number);
    }

    private static Secret card(Chance chance) {
        return card(chance, chance.one(List.of("", " ", "-")));
    }

    private static Secret card(Chance chance, String gap) {
        String prefix = chance.one(List.of("4", "53", "37", "62"));
        String number = prefix + chance.digits((prefix.equals("37") ? 14 : 15) - prefix.length());
        number += luhn(number);
        String written = prefix.equals("37")
                ? number.substring(0, 4) + gap + number.substring(4, 10) + gap + number.substring(10)
                : inFours(number, gap);
        return Secret.of(written, number);
    }

    private static int luhn(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(digits.length() - 1 - i) - '0';
            int counted = i % 2 == 0 ? 2 * digit : digit;
            sum += counted > 9 ? counted - 9 : counted;
        }
        return (10 - sum % 10) % 10;
    }

    private static Secret residentId(Chance chance) {
        String number = chance.one(List.of("110101", "310115", "440305", "510104"))
                + String.format(
                        Locale.ROOT,
                        "%04d%02d%02d",
                        chance.between(1940, 2015),
                        chance.between(1, 12),
                        chance.between(1, 28))
                + chance.digits(3);
        int sum = 0;
        for (int i = 0; i < RESIDENT_WEIGHTS.length; i++) {
            sum += RESIDENT_WEIGHTS[i] * (number.charAt(i) - '0');
        }
        number += "10X98765432".charAt(sum % 11);
        return Secret.of(number, number);
    }

    private static Secret iban(Chance chance) {
        boolean german = chance.happens(0.5);
        String account = german ? chance.digits(18) : chance.letters(4).toUpperCase(Locale.ROOT) + chance.digits(14);
        String country = german ? "DE" : "GB";
        StringBuilder digits = new StringBuilder();
        (account + country + "00").chars().forEach(c -> digits.append(Character.digit(c, 36)));
        int rest = new BigInteger(digits.toString()).mod(BigInteger.valueOf(97)).intValue();
        String number = country + String.format(Locale.ROOT, "%02d", 98 - rest) + account;
        return Secret.of(inFours(number, chance.one(List.of("", " "))), number);
    }

    private static String inFours(String number, String gap) {
        return number.replaceAll("(.{4})(?!$)", "$1" + gap);
    }
}
