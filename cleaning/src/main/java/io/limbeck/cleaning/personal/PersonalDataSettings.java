package io.limbeck.cleaning.personal;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * What is done with personal data.
 *
 * @param key secret under which pseudonyms are made; all services of a task share it; required
 * @param oldKeys the keys that were used before, the latest first: what was made under them is still understood
 * @param actions what happens to a find in a text, by type; {@link Action#HASH} by default
 * @param fields paths of fields in a message whose values are personal data whatever their form, and what happens to them
 * @param regions whose phone numbers are known as they are dialled at home, the likeliest first
 */
public record PersonalDataSettings(
        String key,
        List<String> oldKeys,
        Map<String, Action> actions,
        Map<String, Action> fields,
        List<String> regions) {
    private static final List<String> DEFAULT_REGIONS = List.of("CN", "US", "GB", "DE");

    public PersonalDataSettings {
        if (key == null || key.isBlank()) {
            throw new IllegalArgumentException(
                    "key must be a secret that is not blank, e.g. ${LIMBECK_PII_KEY}: pseudonyms are made under it");
        }
        oldKeys = List.copyOf(Objects.requireNonNullElse(oldKeys, List.of()));
        if (oldKeys.stream().anyMatch(String::isBlank)) {
            throw new IllegalArgumentException("oldKeys must hold secrets that are not blank");
        }
        new KeyRing(key, oldKeys); // refuses keys that cannot be told apart
        actions = Map.copyOf(Objects.requireNonNullElse(actions, Map.of()));
        for (String type : actions.keySet()) {
            if (!PersonalData.TYPES.contains(type)) {
                throw new IllegalArgumentException("actions knows no type " + type + "; there are "
                        + PersonalData.TYPES.stream().sorted().collect(Collectors.joining(", ")));
            }
        }
        fields = Map.copyOf(Objects.requireNonNullElse(fields, Map.of()));
        regions = List.copyOf(Objects.requireNonNullElse(regions, DEFAULT_REGIONS));
        new PhoneRecognizer(regions); // refuses regions that no numbering plan knows
    }

    public static PersonalDataSettings withKey(String key) {
        return new PersonalDataSettings(key, null, null, null, null);
    }

    public PersonalDataSettings withOldKeys(String... keys) {
        return new PersonalDataSettings(key, List.of(keys), actions, fields, regions);
    }

    public PersonalDataSettings withActions(Map<String, Action> others) {
        return new PersonalDataSettings(key, oldKeys, others, fields, regions);
    }

    public PersonalDataSettings withFields(Map<String, Action> others) {
        return new PersonalDataSettings(key, oldKeys, actions, others, regions);
    }

    public PersonalDataSettings withRegions(String... others) {
        return new PersonalDataSettings(key, oldKeys, actions, fields, List.of(others));
    }

    KeyRing keyRing() {
        return new KeyRing(key, oldKeys);
    }

    /** What happens to a find of this type in a text. */
    public Action actionOf(String type) {
        return actions.getOrDefault(type, Action.HASH);
    }

    /** Without the keys. */
    @Override
    public String toString() {
        return "PersonalDataSettings[actions=" + actions + ", fields=" + fields + ", regions=" + regions + "]";
    }
}
