package io.limbeck.cleaning;

import io.limbeck.cleaning.personal.PersonalDataSettings;
import io.limbeck.cleaning.text.TextRule;
import io.limbeck.cleaning.text.TextSettings;
import java.util.List;

/** Cleaners as tests need them. */
final class Cleaners {
    private Cleaners() {}

    static Cleaner standard() {
        return Cleaner.of(new CleaningSettings(null, PersonalDataSettings.withKey("a key for tests")));
    }

    static Cleaner withRule(String pattern, String replace) {
        return Cleaner.of(new CleaningSettings(
                new TextSettings(List.of(new TextRule(pattern, replace))),
                PersonalDataSettings.withKey("a key for tests")));
    }

    static Cleaner withSettings(PersonalDataSettings pii) {
        return Cleaner.of(new CleaningSettings(null, pii));
    }
}
