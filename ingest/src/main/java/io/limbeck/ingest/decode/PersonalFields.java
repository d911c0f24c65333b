package io.limbeck.ingest.decode;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.limbeck.cleaning.personal.Action;
import io.limbeck.cleaning.personal.KnownValues;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * Fields whose values are personal data whatever their form. They are hidden before anything else is read of a message:
 * texts, numbers, and all of both below an object or a list.
 */
public final class PersonalFields {
    private static final String TYPE = "[A-Z][A-Z0-9_]{0,39}";
    private static final String UNNAMED = "CUSTOM";

    private record Rule(FieldPath path, String type, Action action) {}

    private final List<Rule> rules = new ArrayList<>();
    private final Supplier<KnownValues.Collecting> collecting;

    /**
     * @param fields what happens to the values, by path
     * @param collecting begins to collect the values of a message
     * @throws IllegalArgumentException a path is none
     */
    public PersonalFields(Map<String, Action> fields, Supplier<KnownValues.Collecting> collecting) {
        new TreeMap<>(fields).forEach((path, action) -> rules.add(new Rule(FieldPath.of(path), typeOf(path), action)));
        this.collecting = collecting;
    }

    /** Nothing is hidden. */
    public static PersonalFields none() {
        return new PersonalFields(Map.of(), () -> {
            throw new IllegalStateException("there are no fields to collect from");
        });
    }

    /** Puts pseudonyms into {@code message}, and says for what. */
    KnownValues hide(JsonNode message) {
        if (rules.isEmpty()) {
            return KnownValues.none();
        }
        KnownValues.Collecting values = collecting.get();
        rules.forEach(rule -> rule.path().change(message, node -> hidden(node, rule, values)));
        return values.done();
    }

    private static JsonNode hidden(JsonNode node, Rule rule, KnownValues.Collecting values) {
        if (node instanceof ObjectNode object) {
            object.properties().forEach(field -> field.setValue(hidden(field.getValue(), rule, values)));
        } else if (node instanceof ArrayNode list) {
            for (int i = 0; i < list.size(); i++) {
                list.set(i, hidden(list.get(i), rule, values));
            }
        } else if (node.isTextual() || node.isNumber()) {
            return values.add(rule.type(), node.asText(), rule.action())
                    .<JsonNode>map(TextNode::valueOf)
                    .orElse(node);
        }
        return node;
    }

    /** {@code customer.phone} is a {@code CUSTOMER_PHONE}; what makes no such name is a {@code CUSTOM}. */
    private static String typeOf(String path) {
        String whole = name(path.replaceAll("\\[[^]]*]", ""));
        String last = name(path.replaceAll("\\[[^]]*]", "").replaceAll(".*[./]", ""));
        return whole.matches(TYPE) ? whole : last.matches(TYPE) ? last : UNNAMED;
    }

    private static String name(String path) {
        return path.replaceAll("([a-z])([A-Z])", "$1_$2")
                .replaceAll("[^A-Za-z0-9]+", "_")
                .replaceAll("^_|_$", "")
                .toUpperCase(Locale.ROOT);
    }
}
