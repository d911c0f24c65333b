package io.limbeck.cleaning.personal;

import static org.assertj.core.api.Assertions.assertThat;

import io.limbeck.cleaning.Cleaner;
import io.limbeck.cleaning.CleaningSettings;
import io.limbeck.cleaning.personal.Reveal.Revealed;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class RevealTest {
    private static final Map<String, Action> ENCRYPT =
            Map.of("EMAIL_ADDRESS", Action.ENCRYPT, "PHONE_NUMBER", Action.ENCRYPT);

    private final PersonalDataSettings settings =
            PersonalDataSettings.withKey("key").withActions(ENCRYPT);
    private final Cleaner cleaner = Cleaner.of(new CleaningSettings(null, settings));
    private final Pseudonyms pseudonyms = settings.keyRing().newest();

    @Property(tries = 1000)
    void givesBackWhatWasEncrypted(@ForAll("values") String value) {
        String encrypted = pseudonyms.readable("CUSTOM", value, value);

        assertThat(new Reveal(settings).reveal("a " + encrypted + " b").text()).isEqualTo("a " + value + " b");
        assertThat(pseudonyms.readable("CUSTOM", value, value)).isEqualTo(encrypted);
    }

    @Property(tries = 1000)
    void nothingIsFoundInWhatWasEncryptedAndModelsCanFoldIt(@ForAll("values") String value) {
        String encrypted = pseudonyms.readable("A_TYPE_WITH_A_NAME_OF_FORTY_CHARACTERS_XX", value, value);

        assertThat(cleaner.clean(encrypted).text()).isEqualTo(encrypted);
        assertThat(encrypted.split("(?<=>)"))
                .allSatisfy(piece ->
                        assertThat(piece).matches("<[A-Z_]+(:[a-z.]+)?>").hasSizeLessThan(256));
    }

    @Test
    void givesBackEachWayOfWritingAndOneNameToAllOfThem() {
        String one = cleaner.clean("Call 138 0013 8000 now").text();
        String other = cleaner.clean("Call +86-138-0013-8000 now").text();

        assertThat(new Reveal(settings).reveal(one).text()).isEqualTo("Call 138 0013 8000 now");
        assertThat(new Reveal(settings).reveal(other).text()).isEqualTo("Call +86-138-0013-8000 now");
        assertThat(name(one)).isEqualTo(name(other)).startsWith("<PHONE_NUMBER:");
        assertThat(one).isNotEqualTo(other);
    }

    @Test
    void readsUnderOldKeysAndCountsThoseThatItLacks() {
        PersonalDataSettings rotated = PersonalDataSettings.withKey("new").withOldKeys("key");
        String text = cleaner.clean("ann@example.org").text();

        assertThat(new Reveal(rotated).reveal(text).text()).isEqualTo("ann@example.org");
        Revealed withoutIt = new Reveal(PersonalDataSettings.withKey("new")).reveal(text + " " + text);
        assertThat(withoutIt.text()).isEqualTo(text + " " + text);
        assertThat(withoutIt.unknown()).isEqualTo(Map.of(pseudonyms.keyId(), 2));
        assertThat(withoutIt.read()).isZero();
    }

    @Test
    void tellsAValueThatWasChangedAndOneThatWasMovedToAnotherName() {
        String text = cleaner.clean("ann@example.org").text();
        char last = text.charAt(text.length() - 2);
        String changed = text.substring(0, text.length() - 2) + (last == 'a' ? 'b' : 'a') + ">";
        String moved = text.replace("EMAIL_ADDRESS", "PHONE_NUMBER");

        assertThat(new Reveal(settings).reveal(changed).damaged()).isEqualTo(1);
        assertThat(new Reveal(settings).reveal(moved).damaged()).isEqualTo(1);
        assertThat(new Reveal(settings).reveal(moved).text()).isEqualTo(moved);
    }

    @Test
    void leavesPseudonymsThatHoldNothing() {
        String text = "a <PERSON> and <EMAIL_ADDRESS:abcd.abcdefghijkl> < <: <A:abcd.";

        assertThat(new Reveal(settings).reveal(text)).isEqualTo(new Revealed(text, 0, Map.of(), 0));
    }

    /** Text of whole characters: lone surrogates are no text, and cleaning takes them out. */
    @Provide
    Arbitrary<String> values() {
        Arbitrary<String> all = Arbitraries.integers()
                .between(0, Character.MAX_CODE_POINT)
                .filter(codePoint -> codePoint < Character.MIN_SURROGATE || codePoint > Character.MAX_SURROGATE)
                .list()
                .ofMinSize(1)
                .ofMaxSize(100)
                .map(list -> list.stream().map(Character::toString).reduce("", String::concat));
        return Arbitraries.oneOf(
                all, Arbitraries.strings().ascii().ofMinLength(1).ofMaxLength(300));
    }

    private static String name(String text) {
        return text.substring(text.indexOf('<'), text.indexOf('.', text.indexOf('.') + 1));
    }
}
