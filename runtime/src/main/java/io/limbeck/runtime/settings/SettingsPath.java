package io.limbeck.runtime.settings;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Finds where an override belongs, by the records it will be bound to: {@code INGEST__MAX_BYTES} is
 * {@code ingest.maxBytes}, while below an open section what remains is one key with dots, as Kafka writes them.
 */
final class SettingsPath {
    private final Class<?> root;

    SettingsPath(Class<?> root) {
        this.root = root;
    }

    /**
     * Where a value belongs.
     *
     * @param keys from the root to the value
     * @param type what the value will be bound to; {@code Object} where no record knows the path
     */
    record Place(List<String> keys, Type type) {
        Place {
            keys = List.copyOf(keys);
        }

        /** Whether the value is one text, to be taken as it is: a secret may look like a number, a list or a comment. */
        boolean holdsText() {
            return type instanceof Class<?> raw && Scalars.isText(raw);
        }
    }

    /** The place of an environment variable's name, prefix removed. */
    Place ofVariable(String name) {
        List<String> segments = List.of(name.split("__", -1));
        List<String> keys = new ArrayList<>();
        Type type = root;
        for (int i = 0; i < segments.size(); i++) {
            if (isOpen(type)) {
                String rest = String.join(".", segments.subList(i, segments.size()));
                keys.add(rest.toLowerCase(Locale.ROOT).replace('_', '.'));
                return new Place(keys, String.class);
            }
            Optional<RecordComponent> component =
                    component(type, segments.get(i).replace("_", ""));
            keys.add(component.map(RecordComponent::getName).orElse(unknown(type, segments.get(i))));
            type = component.<Type>map(RecordComponent::getGenericType).orElse(Object.class);
        }
        return new Place(keys, type);
    }

    /** The place of {@code a.b.c} as a person writes it on the command line. */
    Place ofDotted(String dotted) {
        List<String> segments = List.of(dotted.split("\\.", -1));
        List<String> keys = new ArrayList<>();
        Type type = root;
        for (int i = 0; i < segments.size(); i++) {
            if (isOpen(type)) {
                keys.add(String.join(".", segments.subList(i, segments.size())));
                return new Place(keys, String.class);
            }
            keys.add(segments.get(i));
            type = component(type, segments.get(i))
                    .<Type>map(RecordComponent::getGenericType)
                    .orElse(Object.class);
        }
        return new Place(keys, type);
    }

    private static Optional<RecordComponent> component(Type type, String name) {
        return type instanceof Class<?> raw && raw.isRecord()
                ? Arrays.stream(raw.getRecordComponents())
                        .filter(candidate -> candidate.getName().equalsIgnoreCase(name))
                        .findFirst()
                : Optional.empty();
    }

    /** Keys of a map keep their spelling; a key that no record knows is left for the binder to name. */
    private static String unknown(Type type, String segment) {
        return type instanceof Class<?> ? segment.toLowerCase(Locale.ROOT) : segment;
    }

    /** A whole section with Kafka's names, or a map with such. */
    private static boolean isOpen(Type type) {
        if (type instanceof ParameterizedType generic) {
            return Arrays.equals(generic.getActualTypeArguments(), new Type[] {String.class, String.class});
        }
        return type instanceof Class<?> raw
                && raw.isRecord()
                && raw.getRecordComponents().length == 1
                && raw.getRecordComponents()[0].isAnnotationPresent(WholeSection.class);
    }
}
