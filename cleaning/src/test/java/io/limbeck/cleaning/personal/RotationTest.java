package io.limbeck.cleaning.personal;

import static org.assertj.core.api.Assertions.assertThat;

import io.limbeck.cleaning.Cleaner;
import io.limbeck.cleaning.CleaningSettings;
import org.junit.jupiter.api.Test;

class RotationTest {
    private final Cleaner before = cleaner(PersonalDataSettings.withKey("first"));
    private final Cleaner after = cleaner(PersonalDataSettings.withKey("third").withOldKeys("second", "first"));

    @Test
    void makesNewPseudonymsUnderTheNewestKey() {
        assertThat(after.clean("ann@example.org").text())
                .isEqualTo(cleaner(PersonalDataSettings.withKey("third"))
                        .clean("ann@example.org")
                        .text())
                .isNotEqualTo(before.clean("ann@example.org").text());
    }

    @Test
    void leavesPseudonymsOfOlderKeysAsTheyAre() {
        String old = before.clean("mail ann@example.org").text();

        assertThat(after.clean(old).text()).isEqualTo(old);
    }

    @Test
    void knowsTheNameOfAValueUnderEachKey() {
        assertThat(after.identifiers("Ann@example.org"))
                .hasSize(3)
                .startsWith(after.identifier("ann@example.org"))
                .endsWith(before.identifier("ann@example.org"));
        assertThat(after.identifiers("ticket-4711")).containsExactly("ticket-4711");
    }

    @Test
    void keepsTheVersionWhileTheFirstKeyIsKnownSoThatModelsGoOnServing() {
        assertThat(after.version()).isEqualTo(before.version());
        assertThat(cleaner(PersonalDataSettings.withKey("third").withOldKeys("second"))
                        .version())
                .isNotEqualTo(before.version());
    }

    private static Cleaner cleaner(PersonalDataSettings settings) {
        return Cleaner.of(new CleaningSettings(null, settings));
    }
}
