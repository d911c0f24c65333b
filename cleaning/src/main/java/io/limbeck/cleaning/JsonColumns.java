package io.limbeck.cleaning;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;

/** The values of a JSON object as the columns of a row; those of objects within it are named {@code outer.inner}. */
public final class JsonColumns {
    /** Objects nested deeper than this have no columns; nobody names such a one. */
    private static final int DEEPEST = 16;

    private JsonColumns() {}

    /** Numbers, texts, truth values and null, by name. Lists are no columns. */
    public static Map<String, Object> of(JsonNode object) {
        Map<String, Object> columns = new LinkedHashMap<>();
        add(object, "", 0, columns);
        return columns;
    }

    private static void add(JsonNode object, String path, int depth, Map<String, Object> columns) {
        object.properties().forEach(field -> {
            JsonNode value = field.getValue();
            String name = path + field.getKey();
            if (value.isObject() && depth < DEEPEST) {
                add(value, name + ".", depth + 1, columns);
            } else if (value.isIntegralNumber()) {
                columns.put(name, value.numberValue()); // with all its digits, by which it may be somebody's
            } else if (value.isNumber()) {
                columns.put(name, value.doubleValue());
            } else if (value.isTextual() || value.isBoolean()) {
                columns.put(name, value.asText());
            } else if (value.isNull()) {
                columns.put(name, null);
            }
        });
    }
}
