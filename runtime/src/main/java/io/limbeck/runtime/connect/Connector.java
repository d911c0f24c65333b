package io.limbeck.runtime.connect;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/**
 * One Kafka Connect connector.
 *
 * @param name under which it keeps how far it came
 * @param settings by Kafka Connect's and the connector's own names; may hold secrets; {@code name} is set here
 */
public record Connector(String name, Map<String, String> settings) {
    public Connector {
        Objects.requireNonNull(name, "name");
        Map<String, String> named = new HashMap<>(settings);
        named.put("name", name);
        settings = Map.copyOf(named);
    }

    @Override
    public String toString() {
        return "Connector[" + name + "]";
    }
}
