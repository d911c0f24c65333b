package io.limbeck.runtime.settings;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Replaces {@code ${NAME}} in every value by the environment variable of that name; an unset one is a problem. */
final class VariableReferences {
    private static final Pattern REFERENCE = Pattern.compile("\\$\\{([A-Za-z_][A-Za-z0-9_]*)}");

    private final Map<String, String> environment;
    private final List<Problem> problems;

    VariableReferences(Map<String, String> environment, List<Problem> problems) {
        this.environment = environment;
        this.problems = problems;
    }

    JsonNode resolve(JsonNode node, String path) {
        if (node.isObject()) {
            ObjectNode resolved = JsonNodeFactory.instance.objectNode();
            node.properties()
                    .forEach(entry -> resolved.set(
                            entry.getKey(),
                            resolve(entry.getValue(), path.isEmpty() ? entry.getKey() : path + "." + entry.getKey())));
            return resolved;
        }
        if (node.isArray()) {
            ArrayNode resolved = JsonNodeFactory.instance.arrayNode();
            for (int i = 0; i < node.size(); i++) {
                resolved.add(resolve(node.get(i), path + "[" + i + "]"));
            }
            return resolved;
        }
        return node.isTextual() ? JsonNodeFactory.instance.textNode(replace(node.asText(), path)) : node;
    }

    private String replace(String text, String path) {
        return REFERENCE.matcher(text).replaceAll(reference -> {
            String value = environment.get(reference.group(1));
            if (value == null) {
                problems.add(new Problem(
                        path, "refers to the environment variable " + reference.group(1) + ", which is not set"));
                return "";
            }
            return Matcher.quoteReplacement(value);
        });
    }
}
