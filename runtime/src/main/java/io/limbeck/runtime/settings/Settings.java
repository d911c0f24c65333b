package io.limbeck.runtime.settings;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Turns a tree of settings into nested Java records.
 *
 * <p>A key is a record component's name. A key that is absent arrives in the compact constructor as null, which puts the
 * default; a value that the constructor refuses with an {@link IllegalArgumentException} becomes a {@link Problem} at its
 * path. Unknown keys and wrong types are problems too, and all problems are reported together.
 */
public final class Settings {
    private final List<Problem> problems = new ArrayList<>();

    private Settings() {}

    /**
     * The record of type {@code type} that {@code tree} describes.
     *
     * @throws SettingsException with everything that is wrong
     */
    public static <R extends java.lang.Record> R bind(JsonNode tree, Class<R> type) {
        Settings binding = new Settings();
        Object bound = binding.section(tree, type, "");
        if (!binding.problems.isEmpty()) {
            throw new SettingsException(binding.problems);
        }
        return type.cast(bound);
    }

    private Object value(JsonNode node, Type type, String path) {
        if (node == null || node.isNull() || node.isMissingNode()) {
            return null;
        }
        if (type instanceof ParameterizedType generic) {
            Type[] arguments = generic.getActualTypeArguments();
            return generic.getRawType() == List.class
                    ? list(node, arguments[0], path)
                    : map(node, (Class<?>) arguments[0], arguments[1], path);
        }
        Class<?> raw = (Class<?>) type;
        if (raw.isRecord()) {
            return section(node, raw, path);
        }
        if (!Scalars.isScalar(raw)) {
            throw new IllegalStateException(path + " has a type that settings cannot hold: " + raw.getName());
        }
        try {
            return Scalars.convert(node, raw);
        } catch (IllegalArgumentException e) {
            return refuse(path, e.getMessage());
        }
    }

    private Object section(JsonNode node, Class<?> type, String path) {
        if (node != null && !node.isObject() && !node.isNull() && !node.isMissingNode()) {
            return refuse(path, "must be a section with keys, is '" + node.asText() + "'");
        }
        RecordComponent[] components = type.getRecordComponents();
        int before = problems.size();
        Object[] arguments = new Object[components.length];
        if (components.length == 1 && components[0].isAnnotationPresent(WholeSection.class)) {
            arguments[0] = flat(node);
        } else {
            refuseUnknown(node, components, path);
            for (int i = 0; i < components.length; i++) {
                JsonNode child = node == null ? null : node.get(components[i].getName());
                String at = join(path, components[i].getName());
                arguments[i] = value(whole(child, components[i], at), components[i].getGenericType(), at);
            }
        }
        return problems.size() > before ? null : construct(type, components, arguments, path);
    }

    /** What the short form of a value stands for; any other value as it is. */
    private JsonNode whole(JsonNode node, RecordComponent component, String path) {
        if (node != null && node.isTextual() && component.isAnnotationPresent(OneOrMore.class)) {
            return JsonNodeFactory.instance.arrayNode().add(node);
        }
        return node != null && component.isAnnotationPresent(NamesOrMap.class) ? map(node, path) : node;
    }

    private JsonNode map(JsonNode node, String path) {
        ObjectNode map = JsonNodeFactory.instance.objectNode();
        if (node.isObject()) {
            node.properties()
                    .forEach(entry -> map.set(
                            entry.getKey(), entry.getValue().isNull() ? TextNode.valueOf("") : entry.getValue()));
            return map;
        }
        for (int i = 0; i < node.size(); i++) {
            JsonNode name = node.get(i);
            if (!name.isValueNode() || name.isNull()) {
                refuse(path + "[" + i + "]", "must be a text");
            } else if (map.has(name.asText())) {
                refuse(path + "[" + i + "]", "is there twice: '" + name.asText() + "'");
            } else {
                map.put(name.asText(), "");
            }
        }
        return node.isArray() ? map : node;
    }

    private Object construct(Class<?> type, RecordComponent[] components, Object[] arguments, String path) {
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            Constructor<?> canonical = type.getDeclaredConstructor(types);
            canonical.setAccessible(true);
            return canonical.newInstance(arguments);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof SettingsException nested) {
                nested.problems().forEach(problem -> refuse(join(path, problem.path()), problem.message()));
                return null;
            }
            if (e.getCause() instanceof IllegalArgumentException refused) {
                return refuse(path, refused.getMessage());
            }
            throw new IllegalStateException("settings record " + type.getName() + " failed", e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("settings record " + type.getName() + " cannot be made", e);
        }
    }

    private Object list(JsonNode node, Type element, String path) {
        if (!node.isArray()) {
            return refuse(path, "must be a list");
        }
        List<Object> values = new ArrayList<>();
        for (int i = 0; i < node.size(); i++) {
            Object value = value(node.get(i), element, path + "[" + i + "]");
            if (value != null) {
                values.add(value);
            }
        }
        return List.copyOf(values);
    }

    private Object map(JsonNode node, Class<?> keys, Type element, String path) {
        if (!node.isObject()) {
            return refuse(path, "must be a section with keys");
        }
        Map<Object, Object> values = new LinkedHashMap<>();
        node.properties().forEach(entry -> {
            String at = join(path, entry.getKey());
            Object key = key(entry.getKey(), keys, at);
            Object value = value(entry.getValue(), element, at);
            if (key != null && value != null) {
                values.put(key, value);
            }
        });
        return values;
    }

    private Object key(String name, Class<?> type, String path) {
        try {
            return Scalars.convert(TextNode.valueOf(name), type);
        } catch (IllegalArgumentException e) {
            return refuse(path, "its name " + e.getMessage());
        }
    }

    private static Map<String, String> flat(JsonNode node) {
        Map<String, String> values = new TreeMap<>();
        flatten(node, "", values);
        return values;
    }

    private static void flatten(JsonNode node, String path, Map<String, String> into) {
        if (node != null && node.isObject()) {
            node.properties().forEach(entry -> flatten(entry.getValue(), join(path, entry.getKey()), into));
        } else if (node != null && !node.isNull()) {
            into.put(path, node.asText());
        }
    }

    private void refuseUnknown(JsonNode node, RecordComponent[] components, String path) {
        if (node == null) {
            return;
        }
        List<String> known =
                Arrays.stream(components).map(RecordComponent::getName).toList();
        node.fieldNames().forEachRemaining(name -> {
            if (!known.contains(name)) {
                refuse(join(path, name), "unknown setting; known here: " + String.join(", ", known));
            }
        });
    }

    private Object refuse(String path, String message) {
        problems.add(new Problem(path, message));
        return null;
    }

    private static String join(String path, String name) {
        return path.isEmpty() ? name : name.isEmpty() ? path : path + "." + name;
    }
}
