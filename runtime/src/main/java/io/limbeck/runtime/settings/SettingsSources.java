package io.limbeck.runtime.settings;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import io.limbeck.runtime.settings.SettingsPath.Place;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Where settings come from, later ones winning: a YAML file, the environment ({@code LIMBECK__KAFKA__BOOTSTRAP_SERVERS},
 * a double underscore a level), the command line ({@code scorer.port=0}). Afterwards {@code ${NAME}} in any value is
 * replaced by that environment variable, but in no text that came from the environment itself.
 *
 * @param file the YAML file, if there is one
 * @param environment the process's environment
 * @param overrides {@code path=value}, in order
 */
public record SettingsSources(Optional<Path> file, Map<String, String> environment, List<String> overrides) {
    private static final String PREFIX = "LIMBECK__";
    /** Norway is {@code NO}, and only {@code true} and {@code false} are truths, as in YAML 1.2. */
    private static final YAMLMapper YAML = new YAMLMapper(YAMLFactory.builder()
            .enable(YAMLParser.Feature.PARSE_BOOLEAN_LIKE_WORDS_AS_STRINGS)
            .build());

    public SettingsSources {
        environment = Map.copyOf(environment);
        overrides = List.copyOf(overrides);
    }

    /**
     * All sources as one record.
     *
     * @throws SettingsException with everything that is wrong with them
     */
    public <R extends java.lang.Record> R read(Class<R> type) {
        return read(type, List.of());
    }

    /**
     * All sources as one record.
     *
     * @param fallbacks {@code path=value}, each taken where no source says anything about its path
     * @throws SettingsException with everything that is wrong with them
     */
    public <R extends java.lang.Record> R read(Class<R> type, List<String> fallbacks) {
        ObjectNode tree = file.map(SettingsSources::parse).orElseGet(JsonNodeFactory.instance::objectNode);
        List<Problem> problems = new ArrayList<>();
        SettingsPath paths = new SettingsPath(type);
        new TreeMap<>(environment).forEach((name, value) -> {
            if (name.startsWith(PREFIX)) {
                Place place = paths.ofVariable(name.substring(PREFIX.length()));
                put(tree, place, place.holdsText() ? asItIs(value) : scalar(value));
            }
        });
        for (String override : overrides) {
            int equals = override.indexOf('=');
            if (equals < 1) {
                problems.add(new Problem(override, "an override is written path=value"));
            } else {
                put(tree, paths.ofDotted(override.substring(0, equals)), override.substring(equals + 1));
            }
        }
        for (String fallback : fallbacks) {
            int equals = fallback.indexOf('=');
            Place place = paths.ofDotted(fallback.substring(0, equals));
            if (tree.at("/" + String.join("/", place.keys())).isMissingNode()) {
                put(tree, place, fallback.substring(equals + 1));
            }
        }
        JsonNode resolved = new VariableReferences(environment, problems).resolve(tree, "");
        if (!problems.isEmpty()) {
            throw new SettingsException(problems);
        }
        return Settings.bind(resolved, type);
    }

    private static ObjectNode parse(Path file) {
        try {
            JsonNode root = YAML.readTree(Files.readString(file));
            if (root == null || root.isMissingNode() || root.isNull()) {
                return JsonNodeFactory.instance.objectNode();
            }
            if (root instanceof ObjectNode object) {
                return object;
            }
            throw new SettingsException(file.toString(), "must hold keys and values");
        } catch (JsonProcessingException e) {
            JsonLocation at = e.getLocation();
            String where = at == null ? "" : " in line " + at.getLineNr() + ", column " + at.getColumnNr();
            throw new SettingsException(file.toString(), "is not valid YAML" + where);
        } catch (IOException e) {
            throw new SettingsException(
                    file.toString(), "cannot be read (" + e.getClass().getSimpleName() + ")");
        }
    }

    private static void put(ObjectNode tree, Place place, String value) {
        put(tree, place, place.holdsText() ? JsonNodeFactory.instance.textNode(value) : scalar(value));
    }

    private static void put(ObjectNode tree, Place place, JsonNode value) {
        List<String> keys = place.keys();
        ObjectNode section = tree;
        for (String name : keys.subList(0, keys.size() - 1)) {
            section = section.get(name) instanceof ObjectNode child ? child : section.putObject(name);
        }
        section.set(keys.get(keys.size() - 1), value);
    }

    /** A value that is no text node, so that nothing in it is taken for a reference: a password may hold a dollar sign. */
    private static JsonNode asItIs(String value) {
        return JsonNodeFactory.instance.pojoNode(value);
    }

    /** What is not a text is YAML in an override too, so that {@code labels=[a, b]} is a list. */
    private static JsonNode scalar(String value) {
        try {
            JsonNode parsed = YAML.readTree(value);
            return parsed == null || parsed.isMissingNode() ? JsonNodeFactory.instance.textNode(value) : parsed;
        } catch (JsonProcessingException e) {
            return JsonNodeFactory.instance.textNode(value);
        }
    }
}
