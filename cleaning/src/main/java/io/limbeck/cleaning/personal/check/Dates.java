package io.limbeck.cleaning.personal.check;

import java.time.Year;
import java.time.YearMonth;

/** Dates inside numbers. */
final class Dates {
    private Dates() {}

    static boolean exists(int year, int month, int day) {
        return year >= 0
                && month >= 1
                && month <= 12
                && day >= 1
                && day <= YearMonth.of(year, month).lengthOfMonth();
    }

    /** Whether a day exists in some century. */
    static boolean existsInSomeCentury(int yearOfCentury, int month, int day) {
        return yearOfCentury >= 0
                && (exists(1900 + yearOfCentury, month, day)
                        || (yearOfCentury == 0 && Year.isLeap(2000) && exists(2000, month, day)));
    }

    /** A year of two digits, a month and a day from {@code start} on. */
    static boolean yearMonthDay(String value, int start) {
        return existsInSomeCentury(
                Digits.number(value, start, start + 2),
                Digits.number(value, start + 2, start + 4),
                Digits.number(value, start + 4, start + 6));
    }
}
