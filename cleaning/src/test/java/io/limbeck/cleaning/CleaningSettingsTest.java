package io.limbeck.cleaning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.limbeck.cleaning.personal.Action;
import io.limbeck.cleaning.personal.PersonalDataSettings;
import io.limbeck.cleaning.text.TextRule;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CleaningSettingsTest {
    @Test
    void replacesEveryTypeButDatesAndWebAddressesByPseudonymsByDefault() {
        PersonalDataSettings settings = PersonalDataSettings.withKey("key");

        assertThat(settings.actionOf("DATE_TIME")).isEqualTo(Action.KEEP);
        assertThat(settings.actionOf("URL")).isEqualTo(Action.KEEP);
        assertThat(settings.wanted())
                .contains("EMAIL_ADDRESS", "PHONE_NUMBER", "CREDIT_CARD", "CN_RESIDENT_ID")
                .filteredOn(type -> !type.equals("DATE_TIME") && !type.equals("URL"))
                .allSatisfy(type -> assertThat(settings.actionOf(type)).isEqualTo(Action.HASH));
        assertThat(settings.regions()).containsExactly("CN", "US", "GB", "DE");
    }

    @Test
    void asksForTheKeyAndNamesTheVariableItUsuallyComesFrom() {
        assertThatThrownBy(() -> PersonalDataSettings.withKey(" ")).hasMessageContaining("LIMBECK_PII_KEY");
        assertThatThrownBy(() -> new CleaningSettings(null, null)).hasMessageContaining("LIMBECK_PII_KEY");
    }

    @Test
    void refusesOldKeysThatAreBlankOrThatCannotBeToldApart() {
        PersonalDataSettings settings = PersonalDataSettings.withKey("key");

        assertThat(settings.oldKeys()).isEmpty();
        assertThatThrownBy(() -> settings.withOldKeys(" ")).hasMessageContaining("oldKeys");
        assertThatThrownBy(() -> settings.withOldKeys("key")).hasMessageContaining("oldKeys");
        assertThatThrownBy(() -> settings.withOldKeys("a", "a")).hasMessageContaining("oldKeys");
    }

    @Test
    void doesNotPrintTheKeys() {
        CleaningSettings settings = new CleaningSettings(
                null, PersonalDataSettings.withKey("do not print").withOldKeys("do not print either"));

        assertThat(settings.toString()).doesNotContain("do not print");
    }

    @Test
    void refusesAnActionForATypeThatNobodyLooksFor() {
        assertThatThrownBy(() -> PersonalDataSettings.withKey("key").withActions(Map.of("EMIAL", Action.MASK)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("EMIAL")
                .hasMessageContaining("EMAIL_ADDRESS");
    }

    @Test
    void refusesARegionThatHasNoNumberingPlan() {
        assertThatThrownBy(() -> PersonalDataSettings.withKey("key").withRegions("CN", "Mars"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'Mars'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"(?=a)", "(a)\\1", "(", "*"})
    void refusesAPatternThatIsNotLinearOrNoPattern(String pattern) {
        assertThatThrownBy(() -> new TextRule(pattern, "")).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"$2", "$", "$x", "\\"})
    void refusesAReplacementThatNamesNoGroup(String replace) {
        assertThatThrownBy(() -> new TextRule("(a)", replace)).isInstanceOf(IllegalArgumentException.class);
    }
}
