package io.limbeck.cli.wiring;

import io.limbeck.runtime.http.Bind;
import java.util.Map;
import java.util.Objects;

/**
 * The {@code broker:} section: the embedded broker of {@code up} and {@code demo}.
 *
 * @param address where it listens
 * @param port where clients connect; 0 for the port of the last start if free, else any free one
 * @param settings broker settings that replace ours, by Apache Kafka's names
 */
public record BrokerSettings(String address, Integer port, Map<String, String> settings) {
    public BrokerSettings {
        address = Objects.requireNonNullElse(address, "localhost");
        port = Objects.requireNonNullElse(port, 9092);
        settings = Map.copyOf(Objects.requireNonNullElse(settings, Map.of()));
        new Bind(address, port);
    }

    public static BrokerSettings defaults() {
        return new BrokerSettings(null, null, null);
    }
}
