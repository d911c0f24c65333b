package io.limbeck.cleaning.personal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import io.limbeck.cleaning.CleanText;
import io.limbeck.cleaning.Cleaner;
import io.limbeck.cleaning.CleaningSettings;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KnownValuesTest {
    private static final String NAME = "<NAME:[a-z]{4}\\.[a-z]{12}>";

    private final Cleaner cleaner = Cleaner.of(new CleaningSettings(null, PersonalDataSettings.withKey("key")));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Ann Lee | I am Ann Lee. | I am X.",
                "Ann Lee | ANN&nbsp;<b>lee</b>, Berlin | X, Berlin",
                "Ann Lee | Joann Lee and Ann Leeds | Joann Lee and Ann Leeds",
                "阿福 | 我叫阿福，你好 | 我叫X,你好",
                "Zoë | ＺＯＥ\u0308! | X!",
                "A | A plan | A plan",
                "4711-0815 | about 4711-0815-2, not 4711-08155 | about X-2, not 4711-08155",
                "name | <NAME> and <NAME:abcd.abcdefghijkl> | <NAME> and <NAME:abcd.abcdefghijkl>"
            })
    void findsAValueWhereverItIsQuoted(String value, String text, String expected) {
        KnownValues known = known(value, Action.HASH);

        assertThat(cleaner.clean(text, known).text())
                .matches(expected.replace("+", "\\+").replace(".", "\\.").replace("X", NAME));
    }

    @Test
    void givesAValueOfAKnownFormItsTypeAndThePseudonymThatItHasInTexts() {
        KnownValues.Collecting collecting = cleaner.collect();

        assertThat(collecting.add("NAME", "+86 138 0013 8000", Action.HASH))
                .contains(cleaner.clean("13800138000").text());
        assertThat(collecting.done().redactions()).isEqualTo(Map.of("PHONE_NUMBER", 1));
    }

    @Test
    void takesInAFindThatItOverlapsAndLeavesOneThatTakesItIn() {
        CleanText inside = cleaner.clean("mail ann@example.org", known("ann", Action.HASH));
        assertThat(inside.text())
                .isEqualTo(cleaner.clean("mail ann@example.org").text());

        CleanText around = cleaner.clean("by ann@example.org Lee!", known("ann@example.org Lee", Action.HASH));
        assertThat(around.text()).matches("by " + NAME + "!");
        assertThat(around.redactions()).isEqualTo(Map.of("NAME", 1));

        CleanText across = cleaner.clean("by Lee ann@example.org", known("Lee ann", Action.HASH));
        assertThat(across.text()).matches("by " + NAME);
    }

    @Test
    void doesWhatTheActionSays() {
        assertThat(cleaner.clean("I am Ann Lee", known("Ann Lee", Action.REDACT))
                        .text())
                .isEqualTo("I am <NAME>");
        assertThat(cleaner.clean("I am Ann Lee", known("Ann Lee", Action.SURROGATE))
                        .text())
                .matches("I am [A-Z][a-z]{2} [A-Z][a-z]{2}")
                .doesNotContain("Ann Lee");
        assertThat(cleaner.clean("nothing of it", known("Ann Lee", Action.DROP)).dropped())
                .isTrue();
        String encrypted =
                cleaner.clean("I am Ann Lee", known("Ann Lee", Action.ENCRYPT)).text();
        assertThat(new Reveal(PersonalDataSettings.withKey("key"))
                        .reveal(encrypted)
                        .text())
                .isEqualTo("I am Ann Lee");
    }

    @Test
    void hidesNothingInWhatIsEmptyOrWasHiddenBefore() {
        KnownValues.Collecting collecting = cleaner.collect();

        assertThat(collecting.add("NAME", " \u200B", Action.HASH)).isEmpty();
        assertThat(collecting.add("NAME", cleaner.identifier("13800138000"), Action.HASH))
                .isEmpty();
        assertThat(collecting.done()).isSameAs(KnownValues.none());
    }

    @Test
    void takesTimeLinearInTheText() {
        KnownValues known = known("a ".repeat(120) + "b", Action.HASH);
        String text = "a ".repeat(100_000);

        assertTimeout(Duration.ofSeconds(20), () -> cleaner.clean(text, known));
    }

    private KnownValues known(String value, Action action) {
        KnownValues.Collecting collecting = cleaner.collect();
        assertThat(collecting.add("NAME", value, action)).isPresent();
        return collecting.done();
    }
}
