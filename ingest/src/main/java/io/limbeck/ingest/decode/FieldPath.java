package io.limbeck.ingest.decode;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where in a message a field stands: {@code ticket.body}, {@code messages[0].body}, {@code comments[*].text}; or a JSON
 * Pointer (RFC 6901) such as {@code /ticket/body}, where a name has a dot or a bracket in it.
 */
final class FieldPath {
    private static final Pattern STEP = Pattern.compile("([^.\\[\\]]+)|\\[(\\d{1,9}|\\*)]");
    private static final int EVERY = -1;
    private static final int NONE = -2;

    /** @param name of a field; null for an element of a list */
    private record Step(String name, int index) {}

    private final String written;
    private final List<Step> steps;

    private FieldPath(String written, List<Step> steps) {
        this.written = written;
        this.steps = List.copyOf(steps);
    }

    /** @throws IllegalArgumentException {@code path} is none */
    static FieldPath of(String path) {
        if (path == null || path.isBlank()) {
            throw new IllegalArgumentException(
                    "must be the path of a field, e.g. ticket.body, messages[0].body" + " or /ticket/body");
        }
        return new FieldPath(path, path.startsWith("/") ? pointer(path) : dotted(path));
    }

    /** The first value that stands here; empty where nothing or null does. */
    Optional<JsonNode> first(JsonNode root) {
        List<JsonNode> found = new ArrayList<>(1);
        each(root, (path, node) -> found.add(node));
        return found.stream().findFirst();
    }

    /** Calls {@code consumer} with each value that stands here, but null, and with where it stands. */
    void each(JsonNode root, BiConsumer<String, JsonNode> consumer) {
        walk(root, 0, "", consumer);
    }

    private void walk(JsonNode node, int depth, String path, BiConsumer<String, JsonNode> consumer) {
        if (node == null || node.isNull() || node.isMissingNode()) {
            return;
        }
        if (depth == steps.size()) {
            consumer.accept(path, node);
            return;
        }
        Step step = steps.get(depth);
        if (step.name() != null && node.isObject()) {
            walk(node.get(step.name()), depth + 1, path.isEmpty() ? step.name() : path + "." + step.name(), consumer);
        } else if (step.index() == EVERY && node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                walk(node.get(i), depth + 1, path + "[" + i + "]", consumer);
            }
        } else if (step.index() >= 0 && node.isArray()) {
            walk(node.get(step.index()), depth + 1, path + "[" + step.index() + "]", consumer);
        } else if (step.name() != null && node.isArray() && step.name().matches("\\d{1,9}")) {
            // A JSON Pointer does not tell an index from a name.
            int index = Integer.parseInt(step.name());
            walk(node.get(index), depth + 1, path + "[" + index + "]", consumer);
        }
    }

    /** Puts in the place of each value that stands here, but null, what {@code change} makes of it. */
    void change(JsonNode root, UnaryOperator<JsonNode> change) {
        changed(root, 0, change);
    }

    private JsonNode changed(JsonNode node, int depth, UnaryOperator<JsonNode> change) {
        if (node == null || node.isNull()) {
            return node;
        }
        if (depth == steps.size()) {
            return change.apply(node);
        }
        Step step = steps.get(depth);
        if (step.name() != null && node instanceof ObjectNode object) {
            if (object.has(step.name())) {
                object.replace(step.name(), changed(object.get(step.name()), depth + 1, change));
            }
        } else if (node instanceof ArrayNode array) {
            boolean pointed = step.name() != null && step.name().matches("\\d{1,9}");
            int only = pointed ? Integer.parseInt(step.name()) : step.index();
            for (int i = 0; i < array.size() && only != NONE; i++) {
                if (only == EVERY || only == i) {
                    array.set(i, changed(array.get(i), depth + 1, change));
                }
            }
        }
        return node;
    }

    private static List<Step> dotted(String path) {
        List<Step> steps = new ArrayList<>();
        Matcher matcher = STEP.matcher(path);
        int at = 0;
        while (at < path.length()) {
            boolean dot = at > 0 && path.charAt(at) == '.';
            at += dot ? 1 : 0;
            if (!matcher.find(at) || matcher.start() != at || dot != (matcher.group(1) != null && at > 0)) {
                throw new IllegalArgumentException("is no path of a field: '" + path + "'; write ticket.body,"
                        + " messages[0].body, comments[*].text or /ticket/body");
            }
            steps.add(step(matcher));
            at = matcher.end();
        }
        return steps;
    }

    private static Step step(Matcher matcher) {
        if (matcher.group(1) != null) {
            return new Step(matcher.group(1), NONE);
        }
        return new Step(null, matcher.group(2).equals("*") ? EVERY : Integer.parseInt(matcher.group(2)));
    }

    private static List<Step> pointer(String path) {
        List<Step> steps = new ArrayList<>();
        for (String name : path.substring(1).split("/", -1)) {
            steps.add(new Step(name.replace("~1", "/").replace("~0", "~"), NONE));
        }
        return steps;
    }

    @Override
    public String toString() {
        return written;
    }
}
