package io.limbeck.cleaning;

import io.limbeck.cleaning.images.ImageSettings;
import io.limbeck.cleaning.numbers.ColumnSettings;
import io.limbeck.cleaning.personal.PersonalDataSettings;
import io.limbeck.cleaning.text.TextSettings;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * How records are cleaned; every door into the loop uses the same.
 *
 * @param text text cleaning
 * @param pii personal data; required, because pseudonyms need a key
 * @param columns how the columns of tables are cleaned, by name; none by default
 * @param images how pictures are cleaned
 */
public record CleaningSettings(
        TextSettings text, PersonalDataSettings pii, Map<String, ColumnSettings> columns, ImageSettings images) {
    public CleaningSettings {
        text = Objects.requireNonNullElseGet(text, TextSettings::defaults);
        columns = new TreeMap<>(Objects.requireNonNullElse(columns, Map.of()));
        images = Objects.requireNonNullElseGet(images, ImageSettings::defaults);
        if (pii == null) {
            throw new IllegalArgumentException(
                    "pii.key must be a secret that is not blank, e.g. ${LIMBECK_PII_KEY}: pseudonyms are made under it");
        }
    }

    /** For tasks about texts. */
    public CleaningSettings(TextSettings text, PersonalDataSettings pii) {
        this(text, pii, null, null);
    }
}
