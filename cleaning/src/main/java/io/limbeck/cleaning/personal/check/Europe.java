package io.limbeck.cleaning.personal.check;

/** Numbers issued in Spain, Finland, Poland, Sweden and Turkey. */
final class Europe {
    private static final String SPANISH = "TRWAGMYFPDXBNJZSQVHLCKE";
    private static final String FINNISH = "0123456789ABCDEFHJKLMNPRSTUVWXY";
    private static final WeightedSum PESEL = WeightedSum.toTen(1, 3, 7, 9, 1, 3, 7, 9, 1, 3);
    private static final int COORDINATION_DAYS = 60;

    private Europe() {}

    /** A Spanish NIF of citizens, or with X, Y, Z in front for 0, 1, 2 a NIE; the number modulo 23 names the letter. */
    static boolean spanish(String value) {
        int last = value.length() - 1;
        if (last < 7) {
            return false;
        }
        int prefix = "XYZ".indexOf(value.charAt(0));
        String digits = prefix < 0 ? value.substring(0, last) : prefix + value.substring(1, last);
        int number = Digits.number(digits, 0, digits.length());
        return number >= 0 && SPANISH.charAt(number % SPANISH.length()) == value.charAt(last);
    }

    /** A henkilötunnus: day, month, year, a sign of the century that may be lost, an individual number from 002 on. */
    static boolean finnish(String value) {
        int check = value.length() - 1;
        if (check < 9 || check > 10) {
            return false;
        }
        int individual = Digits.number(value, check - 3, check);
        int date = Digits.number(value, 0, 6);
        return individual >= 2
                && date >= 0
                && Dates.existsInSomeCentury(date % 100, date / 100 % 100, date / 10_000)
                && FINNISH.charAt((int) ((date * 1000L + individual) % FINNISH.length())) == value.charAt(check);
    }

    /** A Polish PESEL: the month counts 20 more for each century after 1900, 80 for the one before. */
    static boolean polish(String value) {
        if (!PESEL.holds(value)) {
            return false;
        }
        int month = Digits.number(value, 2, 4);
        int century = month > 80 ? 1800 : 1900 + month / 20 * 100;
        return Dates.exists(century + Digits.number(value, 0, 2), month % 20, Digits.number(value, 4, 6));
    }

    /** A Swedish personal identity number, ten digits or twelve; coordination numbers have 60 added to the day. */
    static boolean swedishPerson(String value) {
        if (!Digits.only(value) || (value.length() != 10 && value.length() != 12)) {
            return false;
        }
        String digits = value.substring(value.length() - 10);
        int day = Digits.number(digits, 4, 6);
        int month = Digits.number(digits, 2, 4);
        int dayOfMonth = day > COORDINATION_DAYS ? day - COORDINATION_DAYS : day;
        boolean date = value.length() == 12
                ? Dates.exists(Digits.number(value, 0, 4), month, dayOfMonth)
                : Dates.existsInSomeCentury(Digits.number(digits, 0, 2), month, dayOfMonth);
        return date && Luhn.isValid(digits);
    }

    /** A Swedish organisation number: its third digit is at least 2, which tells it from a person's month. */
    static boolean swedishOrganisation(String value) {
        return Digits.only(value)
                && value.length() >= 10
                && value.charAt(value.length() - 8) >= '2'
                && Luhn.isValid(value.substring(value.length() - 10));
    }

    /** A Turkish identity number: the tenth digit checks the first nine, the eleventh the first ten. */
    static boolean turkish(String value) {
        if (!Digits.ofLength(value, 11) || value.charAt(0) == '0') {
            return false;
        }
        int odd = 0;
        int even = 0;
        for (int i = 0; i < 9; i++) {
            if (i % 2 == 0) {
                odd += Digits.at(value, i);
            } else {
                even += Digits.at(value, i);
            }
        }
        int tenth = Digits.at(value, 9);
        return Math.floorMod(7 * odd - even, 10) == tenth && (odd + even + tenth) % 10 == Digits.at(value, 10);
    }
}
