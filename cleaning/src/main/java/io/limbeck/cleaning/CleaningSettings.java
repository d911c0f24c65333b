package io.limbeck.cleaning;

import io.limbeck.cleaning.personal.PersonalDataSettings;
import io.limbeck.cleaning.text.TextSettings;
import java.util.Objects;

/**
 * How records are cleaned; every door into the loop uses the same.
 *
 * @param text text cleaning
 * @param pii personal data; required, because pseudonyms need a key
 */
public record CleaningSettings(TextSettings text, PersonalDataSettings pii) {
    public CleaningSettings {
        text = Objects.requireNonNullElseGet(text, TextSettings::defaults);
        if (pii == null) {
            throw new IllegalArgumentException(
                    "pii.key must be a secret that is not blank, e.g. ${LIMBECK_PII_KEY}: pseudonyms are made under it");
        }
    }
}
