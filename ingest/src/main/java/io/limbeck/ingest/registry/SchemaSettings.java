package io.limbeck.ingest.registry;

import java.util.Objects;

/** @param registry where schemas are asked for */
public record SchemaSettings(RegistrySettings registry) {
    public SchemaSettings {
        registry = Objects.requireNonNullElseGet(registry, RegistrySettings::defaults);
    }

    public static SchemaSettings defaults() {
        return new SchemaSettings(null);
    }
}
