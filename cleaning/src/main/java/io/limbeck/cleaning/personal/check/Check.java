package io.limbeck.cleaning.personal.check;

/** What a number must fulfil beyond its form: a check digit, a date that exists, a prefix that is issued. Thread-safe. */
@FunctionalInterface
public interface Check {
    /** @param value without spaces, dots, hyphens and slashes; in capitals unless its case matters */
    boolean holds(String value);

    default Check and(Check other) {
        return value -> holds(value) && other.holds(value);
    }

    default Check or(Check other) {
        return value -> holds(value) || other.holds(value);
    }

    /** This check of a part of the value, from {@code start} up to {@code end}; shorter values fail. */
    default Check from(int start, int end) {
        return value -> value.length() >= end && holds(value.substring(start, end));
    }

    /** This check of the value's letters and digits, whatever separates them. */
    default Check ofLettersAndDigits() {
        return value -> holds(lettersAndDigits(value));
    }

    private static String lettersAndDigits(String value) {
        StringBuilder kept = new StringBuilder(value.length());
        value.chars().filter(Character::isLetterOrDigit).forEach(c -> kept.append((char) c));
        return kept.toString();
    }
}
