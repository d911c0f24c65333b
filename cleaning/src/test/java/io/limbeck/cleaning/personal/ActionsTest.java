package io.limbeck.cleaning.personal;

import static org.assertj.core.api.Assertions.assertThat;

import io.limbeck.cleaning.CleanText;
import io.limbeck.cleaning.Cleaner;
import io.limbeck.cleaning.CleaningSettings;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ActionsTest {
    private static final Set<String> TYPES = Set.of("EMAIL_ADDRESS", "PHONE_NUMBER");
    private static final Map<Action, Cleaner> CLEANERS = new ConcurrentHashMap<>();

    @Property(tries = 500)
    void noSecretSurvivesAnyActionThatHides(
            @ForAll("secrets") String secret, @ForAll("hiding") Action action, @ForAll("words") String words) {
        CleanText clean = cleaner(action).clean(words + " " + secret + " " + words);

        assertThat(clean.text().toLowerCase(Locale.ROOT)).doesNotContain(secret);
        assertThat(clean.dropped()).isEqualTo(action == Action.DROP);
    }

    @Property(tries = 500)
    void cleaningCleanedTextChangesNothingUnlessItHoldsValuesThatLookReal(
            @ForAll("secrets") String secret, @ForAll("stable") Action action, @ForAll("words") String words) {
        Cleaner cleaner = cleaner(action);
        String once = cleaner.clean(words + " " + secret).text();

        assertThat(cleaner.clean(once).text()).isEqualTo(once);
    }

    @Property(tries = 300)
    void surrogatesAreFoundAsWhatTheyStandForAndAreTheSameEachTime(@ForAll("secrets") String secret) {
        Cleaner cleaner = cleaner(Action.SURROGATE);

        CleanText clean = cleaner.clean("phone " + secret);

        assertThat(cleaner.clean(clean.text()).redactions()).isEqualTo(clean.redactions());
        assertThat(cleaner.clean("phone " + secret).text()).isEqualTo(clean.text());
    }

    @Test
    void namesHavePseudonymsWhateverTheAction() {
        String hashed = cleaner(Action.HASH).identifier("13800138000");

        for (Action action : Action.values()) {
            if (!action.name().equals("KEEP")) {
                assertThat(cleaner(action).identifier("13800138000")).isEqualTo(hashed);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(value = Action.class, names = "KEEP", mode = EnumSource.Mode.EXCLUDE)
    void everyActionTakesTheRestOfAValueThatASurerOneCovers(Action action) {
        Cleaner cleaner = made(action, Set.of("EMAIL_ADDRESS", "DE_VAT_ID", "CREDIT_CARD", "IP_ADDRESS"));

        assertThat(cleaner.clean("isucghjj_jyvph1@qqvnws.de 324073612").text()).doesNotContain("jyvph1");
        assertThat(cleaner.clean("::1:5334 9939 4954 0613").text()).doesNotContain("9939 4954");
    }

    @Provide
    Arbitrary<Action> hiding() {
        return Arbitraries.of(Action.HASH, Action.ENCRYPT, Action.REDACT, Action.SURROGATE, Action.DROP);
    }

    @Provide
    Arbitrary<Action> stable() {
        return Arbitraries.of(Action.HASH, Action.ENCRYPT, Action.REDACT);
    }

    @Provide
    Arbitrary<String> secrets() {
        Arbitrary<String> name =
                Arbitraries.strings().withCharRange('a', 'z').ofMinLength(3).ofMaxLength(12);
        Arbitrary<String> addresses = Combinators.combine(name, name).as((local, host) -> local + "@" + host + ".com");
        Arbitrary<String> mobiles =
                Arbitraries.strings().withCharRange('0', '9').ofLength(8).map(digits -> "138" + digits);
        Arbitrary<String> abroad = Arbitraries.integers().between(1000, 9999).map(digits -> "+44 20 7123 " + digits);
        return Arbitraries.oneOf(addresses, mobiles, abroad);
    }

    @Provide
    Arbitrary<String> words() {
        return Arbitraries.of("", "hello", "call me", "请联系", "thanks,", "line\n");
    }

    private static Cleaner cleaner(Action action) {
        return CLEANERS.computeIfAbsent(action, each -> made(each, TYPES));
    }

    private static Cleaner made(Action action, Set<String> types) {
        return Cleaner.of(new CleaningSettings(
                null,
                PersonalDataSettings.withKey("key")
                        .withActions(types.stream().collect(Collectors.toMap(type -> type, type -> action)))));
    }
}
