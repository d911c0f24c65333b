package io.limbeck.k8s.validate;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.gson.annotations.SerializedName;
import io.kubernetes.client.custom.IntOrString;
import io.kubernetes.client.custom.Quantity;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** What Kubernetes' own model classes say about the fields of its API. */
final class ApiField {
    private static final Pattern QUANTITY =
            Pattern.compile("[+-]?(\\d+(\\.\\d*)?|\\.\\d+)([KMGTPE]i|[numkMGTPE]|[eE][+-]?\\d+)?");

    private ApiField() {}

    /** The fields of {@code model}, by the name they have in a manifest. */
    static Map<String, Field> of(Class<?> model) {
        Map<String, Field> fields = new TreeMap<>();
        Arrays.stream(model.getDeclaredFields())
                .filter(field -> !Modifier.isStatic(field.getModifiers()))
                .forEach(field ->
                        fields.put(field.getAnnotation(SerializedName.class).value(), field));
        return fields;
    }

    /** The fields that {@code model} must have. */
    @SuppressWarnings("unchecked")
    static Set<String> required(Class<?> model) {
        try {
            return (Set<String>) model.getField("openapiRequiredFields").get(null);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(model + " is not a model of the API", e);
        }
    }

    /** True for a class that has fields of its own. */
    static boolean isModel(Type type) {
        return type instanceof Class<?> raw && raw.getName().startsWith("io.kubernetes.client.openapi.models.");
    }

    /** Whether {@code value} may stand where {@code type} is asked for; as strict as the API server, not as gson. */
    static boolean admits(Type type, JsonNode value) {
        if (type == String.class) {
            return value.isTextual();
        } else if (type == Integer.class || type == Long.class) {
            return value.isIntegralNumber();
        } else if (type == Double.class) {
            return value.isNumber();
        } else if (type == Boolean.class) {
            return value.isBoolean();
        } else if (type == IntOrString.class) {
            return value.isIntegralNumber() || value.isTextual();
        } else if (type == Quantity.class) {
            return value.isNumber()
                    || (value.isTextual() && QUANTITY.matcher(value.asText()).matches());
        }
        return value.isTextual();
    }
}
