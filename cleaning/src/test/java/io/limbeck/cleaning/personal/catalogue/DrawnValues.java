package io.limbeck.cleaning.personal.catalogue;

import io.limbeck.cleaning.personal.check.Check;
import io.limbeck.cleaning.personal.check.Checks;
import io.limbeck.cleaning.personal.pattern.Samples;
import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;

/** Values of a type, drawn from its own declaration: written as one of the patterns says, with a check that holds. */
public final class DrawnValues {
    private static final int TRIES = 20_000;

    private final Random random;
    private final Samples samples;

    public DrawnValues(Random random) {
        this.random = random;
        this.samples = new Samples(random);
    }

    /** Empty where chance does not meet the check, as with checks that are cryptographic. */
    public Optional<String> of(RecognizerSettings recognizer) {
        if ("iban".equals(recognizer.check())) {
            return Optional.of(iban());
        }
        if ("iban-in-any-case".equals(recognizer.check())) {
            return Optional.of(iban().toLowerCase(Locale.ROOT));
        }
        int pattern = random.nextInt(recognizer.patterns().size());
        Optional<Check> check = Optional.ofNullable(recognizer.check()).flatMap(Checks::named);
        for (int i = 0; i < TRIES; i++) {
            String value = samples.of(recognizer.compiled().get(pattern));
            if (check.isEmpty() || check.get().holds(bare(value))) {
                return Optional.of(value);
            }
        }
        return Optional.empty();
    }

    /** A sentence that says what the value is. */
    public String introduced(RecognizerSettings recognizer, String value) {
        List<String> words = recognizer.context();
        String word = words.isEmpty() ? recognizer.type() : words.get(random.nextInt(words.size()));
        return "My " + word + " is " + value;
    }

    /** German ones, 18 digits behind the two of ISO 7064 MOD 97-10: by chance one in a hundred would hold. */
    private String iban() {
        String account = random.ints(18, 0, 10).mapToObj(Integer::toString).collect(Collectors.joining());
        int rest =
                new BigInteger(account + "131400").mod(BigInteger.valueOf(97)).intValue();
        return String.format(Locale.ROOT, "DE%02d%s", 98 - rest, account);
    }

    private static String bare(String value) {
        return value.toUpperCase(Locale.ROOT).replaceAll("[ .\\-/]", "");
    }
}
