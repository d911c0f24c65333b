package io.limbeck.cleaning.personal;

import io.limbeck.cleaning.personal.catalogue.Catalogue;
import io.limbeck.cleaning.personal.catalogue.RecognizerSettings;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * What is done with personal data.
 *
 * @param key secret under which pseudonyms are made; all services of a task share it; required
 * @param oldKeys the keys that were used before, the latest first: what was made under them is still understood
 * @param actions what happens to a find in a text, by type; {@link Action#HASH} by default, {@link Action#KEEP} for dates
 *     and addresses of web pages
 * @param fields paths of fields in a message whose values are personal data whatever their form, and what happens to them
 * @param regions whose phone numbers are known as they are dialled at home, the likeliest first
 * @param types the only types that are looked for; empty by default: all
 * @param minScore how sure a find must be to count, in [0, 1]; 0.4 by default
 * @param recognizers the user's own, beside the catalogue's
 * @param nameModel what finds names that no pattern does; none by default
 */
public record PersonalDataSettings(
        String key,
        List<String> oldKeys,
        Map<String, Action> actions,
        Map<String, Action> fields,
        List<String> regions,
        List<String> types,
        Double minScore,
        List<RecognizerSettings> recognizers,
        NameModelSettings nameModel) {
    private static final List<String> DEFAULT_REGIONS = List.of("CN", "US", "GB", "DE");
    private static final Set<String> KEPT = Set.of("DATE_TIME", "URL");
    private static final double DEFAULT_MIN_SCORE = 0.4;

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
        recognizers = List.copyOf(Objects.requireNonNullElse(recognizers, List.of()));
        types = List.copyOf(Objects.requireNonNullElse(types, List.of()));
        minScore = Objects.requireNonNullElse(minScore, DEFAULT_MIN_SCORE);
        if (!(minScore >= 0 && minScore <= 1)) {
            throw new IllegalArgumentException("minScore must lie in 0..1, is " + minScore);
        }
        fields = Map.copyOf(Objects.requireNonNullElse(fields, Map.of()));
        Set<String> known = known(recognizers, nameModel);
        refuseUnknown("actions", actions.keySet(), known);
        refuseUnknown("types", types, known);
        regions = List.copyOf(Objects.requireNonNullElse(regions, DEFAULT_REGIONS));
        new PhoneRecognizer(regions); // refuses regions that no numbering plan knows
    }

    public static PersonalDataSettings withKey(String key) {
        return new PersonalDataSettings(key, null, null, null, null, null, null, null, null);
    }

    public PersonalDataSettings withOldKeys(String... keys) {
        return new PersonalDataSettings(
                key, List.of(keys), actions, fields, regions, types, minScore, recognizers, nameModel);
    }

    public PersonalDataSettings withActions(Map<String, Action> others) {
        return new PersonalDataSettings(key, oldKeys, others, fields, regions, types, minScore, recognizers, nameModel);
    }

    public PersonalDataSettings withFields(Map<String, Action> others) {
        return new PersonalDataSettings(
                key, oldKeys, actions, others, regions, types, minScore, recognizers, nameModel);
    }

    public PersonalDataSettings withRegions(String... others) {
        return new PersonalDataSettings(
                key, oldKeys, actions, fields, List.of(others), types, minScore, recognizers, nameModel);
    }

    KeyRing keyRing() {
        return new KeyRing(key, oldKeys);
    }

    /** Every type that is looked for. */
    public Set<String> wanted() {
        return types.isEmpty() ? known(recognizers, nameModel) : Set.copyOf(types);
    }

    /** What happens to a find of this type in a text. */
    public Action actionOf(String type) {
        return actions.getOrDefault(type, KEPT.contains(type) ? Action.KEEP : Action.HASH);
    }

    private static Set<String> known(List<RecognizerSettings> own, NameModelSettings nameModel) {
        Set<String> known = new TreeSet<>(Catalogue.types());
        known.addAll(List.of(
                EmailRecognizer.TYPE,
                PhoneRecognizer.TYPE,
                CardRecognizer.TYPE,
                ResidentIdRecognizer.TYPE,
                ChineseNameRecognizer.TYPE));
        own.forEach(recognizer -> known.add(recognizer.type()));
        known.addAll(nameModel == null ? Set.of() : nameModel.labels().values());
        return known;
    }

    private static void refuseUnknown(String setting, Iterable<String> types, Set<String> known) {
        for (String type : types) {
            if (!known.contains(type)) {
                throw new IllegalArgumentException(
                        setting + " knows no type " + type + "; there are " + String.join(", ", known));
            }
        }
    }

    /** Without the keys. */
    @Override
    public String toString() {
        return "PersonalDataSettings[actions=" + actions + ", fields=" + fields + ", regions=" + regions + ", types="
                + types + ", minScore=" + minScore + ", recognizers=" + recognizers + ", nameModel=" + nameModel + "]";
    }
}
