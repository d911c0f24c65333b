package io.limbeck.runtime.settings;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** Single values of a settings file as Java values. Every refusal says what is expected. */
final class Scalars {
    private Scalars() {}

    /** Whether any text is a value, whatever it looks like. */
    static boolean isText(Class<?> type) {
        return type == String.class || type == Path.class || type == URI.class;
    }

    static boolean isScalar(Class<?> type) {
        return type.isEnum()
                || isText(type)
                || type == Integer.class
                || type == Long.class
                || type == Double.class
                || type == Boolean.class
                || type == Duration.class;
    }

    /** @throws IllegalArgumentException saying what is expected instead */
    static Object convert(JsonNode node, Class<?> type) {
        if (!node.isValueNode()) {
            throw new IllegalArgumentException("must be " + describe(type) + ", is a " + kind(node));
        }
        String text = node.asText().trim();
        try {
            if (type == String.class) {
                return node.asText();
            } else if (type == Integer.class) {
                return Integer.valueOf(text);
            } else if (type == Long.class) {
                return Long.valueOf(text);
            } else if (type == Double.class) {
                return finite(Double.valueOf(text));
            } else if (type == Boolean.class) {
                return bool(text);
            } else if (type == Duration.class) {
                return Duration.parse(text);
            } else if (type == Path.class) {
                return Path.of(text);
            } else if (type == URI.class) {
                return URI.create(text);
            }
            return constant(text, type);
        } catch (NumberFormatException | DateTimeParseException e) {
            throw new IllegalArgumentException("must be " + describe(type) + ", is '" + text + "'", e);
        }
    }

    private static Double finite(Double value) {
        if (!Double.isFinite(value)) {
            throw new NumberFormatException();
        }
        return value;
    }

    private static Boolean bool(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("must be true or false, is '" + text + "'");
        };
    }

    /** Enum constants are written in lower case with hyphens; upper case with underscores is accepted too. */
    private static Object constant(String text, Class<?> type) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> written(constant).equals(written(text)))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("must be " + describe(type) + ", is '" + text + "'"));
    }

    private static String written(Object constant) {
        return constant.toString().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String describe(Class<?> type) {
        if (type.isEnum()) {
            return Arrays.stream(type.getEnumConstants()).map(Scalars::written).collect(Collectors.joining(" | "));
        }
        return switch (type.getSimpleName()) {
            case "Integer", "Long" -> "a whole number";
            case "Double" -> "a number";
            case "Boolean" -> "true or false";
            case "Duration" -> "an ISO-8601 duration such as PT30S or P7D";
            default -> "a text";
        };
    }

    private static String kind(JsonNode node) {
        return node.isArray() ? "list" : "section";
    }
}
