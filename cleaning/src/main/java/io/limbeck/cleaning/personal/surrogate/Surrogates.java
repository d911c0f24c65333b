package io.limbeck.cleaning.personal.surrogate;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Made-up values in the place of real ones: of the same kind and shape, valid, and under one key always the same for the
 * same value. Never the value itself. Thread-safe.
 */
public final class Surrogates {
    private static final List<String> RESERVED_DOMAINS = List.of("example.com", "example.net", "example.org");
    private static final int LOCAL_LETTERS = 10;
    private static final int TRIES = 8;

    private final Keyed keyed;
    private final PhoneSurrogates phones = new PhoneSurrogates();

    /** Where the unforeseeable comes from. */
    @FunctionalInterface
    public interface Keyed {
        /** At least two bytes that only the key can foretell. */
        byte[] block(String type, String value, int number);
    }

    public Surrogates(Keyed keyed) {
        this.keyed = keyed;
    }

    /**
     * Empty where none was found that the check lets pass.
     *
     * @param type of personal data
     * @param value the same for every way of writing it
     * @param written how it is written here
     * @param check what a value of this kind must pass
     */
    public Optional<String> of(String type, String value, String written, Predicate<String> check) {
        Draws draws = new Draws(number -> keyed.block(type, value, number));
        for (int i = 0; i < TRIES; i++) {
            Optional<String> surrogate = draw(type, value, written, check, draws);
            if (surrogate.isEmpty() || !surrogate.get().equalsIgnoreCase(written)) {
                return surrogate;
            }
        }
        return Optional.empty();
    }

    private Optional<String> draw(String type, String value, String written, Predicate<String> check, Draws draws) {
        return switch (type) {
            case "EMAIL_ADDRESS" -> Optional.of(address(draws));
            case "PHONE_NUMBER" -> phones.of(value, written, draws);
            case "CREDIT_CARD" -> Optional.of(Shape.of(written, CardSurrogates.of(value, draws)));
            case "CN_RESIDENT_ID" -> Optional.of(Shape.of(written, ResidentIdSurrogates.of(value.length(), draws)));
            case "URL" -> Optional.of("https://" + draws.letters(LOCAL_LETTERS) + ".example.org/");
            case "IP_ADDRESS" -> Optional.of(host(written, draws));
            default ->
                isDate(type)
                        ? Optional.of(DateSurrogates.of(written, draws))
                        : NumberSurrogates.of(value, check, draws).map(other -> Shape.of(written, other));
        };
    }

    private static String address(Draws draws) {
        return draws.letters(LOCAL_LETTERS) + "@" + RESERVED_DOMAINS.get(draws.below(RESERVED_DOMAINS.size()));
    }

    /** From the ranges of RFC 2544 (benchmarks) and RFC 3849 (documentation). */
    private static String host(String written, Draws draws) {
        if (!written.contains(":")) {
            return "198." + draws.between(18, 19) + "." + draws.below(256) + "." + draws.between(1, 254);
        }
        StringBuilder host = new StringBuilder("2001:db8");
        for (int group = 0; group < 6; group++) {
            host.append(':').append(String.format(Locale.ROOT, "%x", draws.between(1, 0xFFFF)));
        }
        return host.toString();
    }

    private static boolean isDate(String type) {
        return type.matches("(.*_)?(DATE|BIRTH)(_.*)?");
    }
}
