package io.limbeck.runtime.settings;

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

    /** The path of an environment variable's name, prefix removed. */
    List<String> ofVariable(String name) {
        List<String> segments = List.of(name.split("__", -1));
        List<String> path = new ArrayList<>();
        Type type = root;
        for (int i = 0; i < segments.size(); i++) {
            if (isOpen(type)) {
                String rest = String.join(".", segments.subList(i, segments.size()));
                path.add(rest.toLowerCase(Locale.ROOT).replace('_', '.'));
                return path;
            }
            Optional<RecordComponent> component =
                    component(type, segments.get(i).replace("_", ""));
            path.add(component.map(RecordComponent::getName).orElse(unknown(type, segments.get(i))));
            type = component.<Type>map(RecordComponent::getGenericType).orElse(Object.class);
        }
        return path;
    }

    /** The path of {@code a.b.c} as a person writes it on the command line. */
    List<String> ofDotted(String dotted) {
        List<String> segments = List.of(dotted.split("\\.", -1));
        List<String> path = new ArrayList<>();
        Type type = root;
        for (int i = 0; i < segments.size(); i++) {
            if (isOpen(type)) {
                path.add(String.join(".", segments.subList(i, segments.size())));
                return path;
            }
            path.add(segments.get(i));
            type = component(type, segments.get(i))
                    .<Type>map(RecordComponent::getGenericType)
                    .orElse(Object.class);
        }
        return path;
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

    private static boolean isOpen(Type type) {
        return type instanceof Class<?> raw
                && raw.isRecord()
                && raw.getRecordComponents().length == 1
                && raw.getRecordComponents()[0].isAnnotationPresent(WholeSection.class);
    }
}
