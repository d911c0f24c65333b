package io.limbeck.cleaning.personal;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What is done with personal data.
 *
 * @param key secret under which pseudonyms are made; all services of a task share it; required
 * @param actions what happens to a find in a text, by type; {@link Action#HASH} by default
 * @param regions whose phone numbers are known as they are dialled at home, the likeliest first
 */
public record PersonalDataSettings(String key, Map<EntityType, Action> actions, List<String> regions) {
    private static final List<String> DEFAULT_REGIONS = List.of("CN", "US", "GB", "DE");

    public PersonalDataSettings {
        if (key == null || key.isBlank()) {
            throw new IllegalArgumentException(
                    "key must be a secret that is not blank, e.g. ${LIMBECK_PII_KEY}: pseudonyms are made under it");
        }
        Map<EntityType, Action> all = new EnumMap<>(EntityType.class);
        for (EntityType type : EntityType.values()) {
            all.put(type, Action.HASH);
        }
        all.putAll(Objects.requireNonNullElse(actions, Map.of()));
        actions = Map.copyOf(all);
        regions = List.copyOf(Objects.requireNonNullElse(regions, DEFAULT_REGIONS));
        new PhoneRecognizer(regions); // refuses regions that no numbering plan knows
    }

    public static PersonalDataSettings withKey(String key) {
        return new PersonalDataSettings(key, null, null);
    }

    /** Without the key. */
    @Override
    public String toString() {
        return "PersonalDataSettings[actions=" + actions + ", regions=" + regions + "]";
    }
}
