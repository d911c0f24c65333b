package io.limbeck.cleaning;

import static org.assertj.core.api.Assertions.assertThat;

import io.limbeck.cleaning.personal.Action;
import io.limbeck.cleaning.personal.Finding;
import io.limbeck.cleaning.personal.PersonalDataSettings;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CleanerTest {
    private final Cleaner cleaner = Cleaners.standard();

    @Test
    void keepsTextThatIsCleanAsItIs() {
        CleanText clean = cleaner.clean("The Pro plan's price rose by 12 % in 2026, why?");

        assertThat(clean.text()).isEqualTo("The Pro plan's price rose by 12 % in 2026, why?");
        assertThat(clean.findings()).isEmpty();
        assertThat(clean.redactions()).isEmpty();
    }

    @Test
    void replacesEachFindByAKeyedPseudonymAndCountsByType() {
        CleanText clean = cleaner.clean("Mail ann@example.org or bob@example.org, phone +49 30 901820.");

        assertThat(clean.text())
                .matches("Mail <EMAIL_ADDRESS:[a-z]{4}\\.[a-z]{12}> or <EMAIL_ADDRESS:[a-z]{4}\\.[a-z]{12}>,"
                        + " phone <PHONE_NUMBER:[a-z]{4}\\.[a-z]{12}>\\.");
        assertThat(clean.redactions()).isEqualTo(Map.of("EMAIL_ADDRESS", 2, "PHONE_NUMBER", 1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"13800138000", "AB123456C", "4012888888881881", "\uFF11380013\uFF18000"})
    void findsWhatTwoLooksAtATextCutInTwo(String value) {
        for (int before = 1; before <= 64; before++) {
            String filling = "word ".repeat(13).substring(0, before - 1) + " ";
            CleanText clean = cleaner.clean(filling + "my national insurance number or phone: " + value + ".");
            CleanText atOnce = cleaner.clean("my national insurance number or phone: " + value + ".");

            assertThat(clean.redactions())
                    .as("behind " + before)
                    .isEqualTo(atOnce.redactions())
                    .isNotEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "+86 138 0013 8000 | 13800138000",
                "138-0013-8000 | 13800138000",
                "008613800138000 | 13800138000",
                "１３８００１３８０００ | 13800138000",
                "(415) 555-0132 | +1 415 555 0132",
                "4012-8888-8888-1881 | 4012888888881881",
                "ANN@Example.org | ann@example.org",
                "11010119900307002x | 11010119900307002X",
            })
    void givesOneValueOnePseudonymHoweverItIsWritten(String one, String other) {
        assertThat(cleaner.clean(one).text())
                .startsWith("<")
                .isEqualTo(cleaner.clean(other).text());
    }

    @Test
    void givesPseudonymsThatOnlyTheKeyCanRepeat() {
        Cleaner other = Cleaners.withSettings(PersonalDataSettings.withKey("another key"));

        assertThat(other.clean("ann@example.org").text())
                .isNotEqualTo(cleaner.clean("ann@example.org").text());
    }

    @Test
    void tellsWhereInTheOriginalAFindStands() {
        String original = "  <b>Call</b>   &#43;49\u200B 30 901820 &amp; mail\u00A0ａnn@example.org";

        List<Finding> findings = cleaner.clean(original).findings();

        assertThat(findings)
                .extracting(finding -> original.substring(finding.start(), finding.end()))
                .containsExactly("&#43;49\u200B 30 901820", "ａnn@example.org");
    }

    @Test
    void doesToEachTypeWhatTheSettingsSay() {
        Cleaner own = Cleaners.withSettings(PersonalDataSettings.withKey("key")
                .withActions(Map.of(
                        "EMAIL_ADDRESS", Action.MASK, "PHONE_NUMBER", Action.MASK, "CREDIT_CARD", Action.REDACT)));

        assertThat(own.clean("ann@example.org, 13800138000, 4012 8888 8888 1881")
                        .text())
                .isEqualTo("a***@example.org, *******8000, <CREDIT_CARD>");
    }

    @Test
    void prefersTheSurerOfTwoOverlappingFinds() {
        assertThat(cleaner.clean("13800138000@example.org").redactions()).isEqualTo(Map.of("EMAIL_ADDRESS", 1));
        assertThat(cleaner.clean("110101199003070020").redactions()).isEqualTo(Map.of("CN_RESIDENT_ID", 1));
    }

    @Test
    void appliesTheUsersRulesAfterAllOtherTextStepsAndBeforeLookingForPersonalData() {
        Cleaner own = Cleaners.withRule("(\\d)_(\\d)", "$1$2");

        assertThat(own.clean("<i>1_3_8_0_0_1_3_8_0_0_0</i>").text())
                .startsWith("1")
                .doesNotContain("<i>");
        assertThat(Cleaners.withRule("_", "").clean("138_0013_8000").redactions())
                .isEqualTo(Map.of("PHONE_NUMBER", 1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "13800138000",
                "order-13800138000",
                "110101199003070020",
                "user:11010119900307002X",
                "4012888888881881",
                "customers/ann@example.org/orders.csv",
                "ann%40example.org",
                "4155550132",
                "021 5555 0132",
            })
    void replacesPersonalDataInNamesWithoutWordsAround(String name) {
        assertThat(cleaner.identifier(name))
                .containsPattern("<[A-Z_]+:[a-z]{4}\\.[a-z]{12}>")
                .doesNotContainPattern("\\d{4}");
    }

    @Test
    void givesEqualNamesToEqualIdsWhateverTheSettingsSayOfTexts() {
        Cleaner own = Cleaners.withSettings(
                PersonalDataSettings.withKey("a key for tests").withActions(Map.of("PHONE_NUMBER", Action.REDACT)));

        assertThat(own.identifier("13800138000")).isEqualTo(cleaner.identifier("13800138000"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"ticket-4711", "0f8fad5b-d9cb-469f-a165-70867728950e", "2026-11-23T10:15:30Z", "raw-0-1234567"})
    void keepsOtherNames(String name) {
        assertThat(cleaner.identifier(name)).isEqualTo(name);
    }

    @Test
    void versionChangesWithEverySettingThatChangesWhatComesOut() {
        PersonalDataSettings standard = PersonalDataSettings.withKey("a key for tests");

        assertThat(List.of(
                        cleaner.version(),
                        Cleaners.withRule("a", "b").version(),
                        Cleaners.withRule("a", "c").version(),
                        Cleaners.withSettings(PersonalDataSettings.withKey("another key"))
                                .version(),
                        Cleaners.withSettings(standard.withActions(Map.of("PHONE_NUMBER", Action.MASK)))
                                .version(),
                        Cleaners.withSettings(standard.withFields(Map.of("name", Action.HASH)))
                                .version(),
                        Cleaners.withSettings(standard.withFields(Map.of("name", Action.REDACT)))
                                .version(),
                        Cleaners.withSettings(standard.withRegions("US")).version()))
                .doesNotHaveDuplicates()
                .allMatch(version -> version.matches("[0-9a-f]{12}"));
        assertThat(Cleaners.standard().version()).isEqualTo(cleaner.version());
    }
}
