package io.limbeck.k8s.validate;

import com.fasterxml.jackson.databind.JsonNode;
import java.lang.reflect.Field;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Holds one object against the current API of Kubernetes: unknown fields, missing fields, types, words that a field does
 * not take, quantities. What only a server knows (whether names are valid, what belongs together) is not its business.
 */
public final class Manifest {
    /** The kinds that may be used here, each with the one version in which it is current. */
    private static final Map<String, String> KINDS = Map.of(
            "ConfigMap", "v1",
            "Deployment", "apps/v1",
            "Namespace", "v1",
            "NetworkPolicy", "networking.k8s.io/v1",
            "PersistentVolumeClaim", "v1",
            "PodDisruptionBudget", "policy/v1",
            "Secret", "v1",
            "Service", "v1",
            "StatefulSet", "apps/v1");

    private final List<String> problems = new ArrayList<>();

    private Manifest() {}

    /** What is wrong with {@code object}, each with its path; empty when nothing is. */
    public static List<String> problems(JsonNode object) {
        Manifest manifest = new Manifest();
        String kind = object.path("kind").asText();
        if (!object.path("apiVersion").asText().equals(KINDS.get(kind))) {
            return List.of("apiVersion: " + object.path("apiVersion") + " has no " + kind + " that is known here");
        }
        manifest.model(
                object, model(kind), kind + " " + object.at("/metadata/name").asText());
        return List.copyOf(manifest.problems);
    }

    private static Class<?> model(String kind) {
        try {
            return Class.forName("io.kubernetes.client.openapi.models.V1" + kind);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private void model(JsonNode object, Class<?> model, String path) {
        if (!object.isObject()) {
            problems.add(path + ": must have fields, is " + object);
            return;
        }
        Map<String, Field> fields = ApiField.of(model);
        for (String name : ApiField.required(model)) {
            if (object.path(name).isMissingNode() || object.path(name).isNull()) {
                problems.add(path + "." + name + ": is missing");
            }
        }
        object.properties().forEach(entry -> {
            String at = path + "." + entry.getKey();
            Field field = fields.get(entry.getKey());
            if (field == null) {
                problems.add(at + ": is unknown");
            } else {
                value(
                        entry.getValue(),
                        field.getGenericType(),
                        AllowedValues.BY_FIELD.get(model.getSimpleName() + "." + entry.getKey()),
                        at);
            }
        });
    }

    private void value(JsonNode value, Type type, Set<String> allowed, String path) {
        if (type instanceof ParameterizedType generic) {
            collection(value, generic, allowed, path);
        } else if (ApiField.isModel(type)) {
            model(value, (Class<?>) type, path);
        } else if (!ApiField.admits(type, value)) {
            problems.add(path + ": must be " + type.getTypeName() + ", is " + value);
        } else if (allowed != null && !allowed.contains(value.asText())) {
            problems.add(path + ": must be one of " + allowed + ", is " + value);
        }
    }

    private void collection(JsonNode value, ParameterizedType type, Set<String> allowed, String path) {
        Type[] arguments = type.getActualTypeArguments();
        boolean list = arguments.length == 1;
        if (list ? !value.isArray() : !value.isObject()) {
            problems.add(path + ": must be a " + (list ? "list" : "map") + ", is " + value);
            return;
        }
        Type element = arguments[arguments.length - 1];
        if (list) {
            for (int i = 0; i < value.size(); i++) {
                value(value.get(i), element, allowed, path + "[" + i + "]");
            }
        } else {
            value.properties().forEach(entry -> value(entry.getValue(), element, allowed, path + "." + entry.getKey()));
        }
    }
}
