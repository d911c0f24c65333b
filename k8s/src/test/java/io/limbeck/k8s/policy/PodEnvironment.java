package io.limbeck.k8s.policy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.limbeck.cli.wiring.LimbeckSettings;
import io.limbeck.k8s.render.Overlay;
import io.limbeck.runtime.settings.SettingsSources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What one of our containers finds when it starts: its settings file and its environment. */
record PodEnvironment(String settingsFile, Map<String, String> variables) {
    /** What a Secret that is not part of an overlay holds in these tests. */
    static final Map<String, String> SECRETS = Map.of(
            "pii-key", "a key for tests: # 'quoted', long enough",
            "token", "a-token",
            "KAFKA_USERNAME", "limbeck",
            "KAFKA_PASSWORD", "p: #w",
            "KAFKA_CA", "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n");

    static PodEnvironment of(Overlay overlay, String service) {
        JsonNode container = overlay.podsWith(labels(service)).get(0).at("/spec/containers/0");
        Map<String, String> variables = new TreeMap<>();
        Overlay.stream(container.path("envFrom")).forEach(source -> {
            if (source.has("configMapRef")) {
                data(overlay, source.at("/configMapRef/name").asText())
                        .properties()
                        .forEach(entry ->
                                variables.put(entry.getKey(), entry.getValue().asText()));
            } else {
                SECRETS.forEach((name, value) -> {
                    if (name.startsWith("KAFKA_")) {
                        variables.put(name, value);
                    }
                });
            }
        });
        Overlay.stream(container.path("env"))
                .forEach(variable -> variables.put(variable.path("name").asText(), value(variable)));
        String settings = data(overlay, "limbeck-settings").path("limbeck.yaml").asText();
        return new PodEnvironment(settings, variables);
    }

    /** The settings as the process itself would read them. */
    LimbeckSettings settings() throws IOException {
        Path file = Files.createTempFile("limbeck", ".yaml");
        try {
            Files.writeString(file, settingsFile);
            return new SettingsSources(Optional.of(file), variables, List.of()).read(LimbeckSettings.class);
        } finally {
            Files.delete(file);
        }
    }

    PodEnvironment with(String name, String value) {
        Map<String, String> more = new TreeMap<>(variables);
        more.put(name, value);
        return new PodEnvironment(settingsFile, more);
    }

    PodEnvironment without(String name) {
        Map<String, String> fewer = new TreeMap<>(variables);
        fewer.remove(name);
        return new PodEnvironment(settingsFile, fewer);
    }

    private static String value(JsonNode variable) {
        JsonNode secret = variable.at("/valueFrom/secretKeyRef");
        if (secret.isObject()) {
            return SECRETS.get(secret.path("key").asText());
        }
        return variable.has("value") ? variable.path("value").asText() : "pod-0";
    }

    private static JsonNode data(Overlay overlay, String name) {
        return overlay.the("ConfigMap", name.replaceAll("-[a-z0-9]{10}$", "")).path("data");
    }

    private static JsonNode labels(String service) {
        return JsonNodeFactory.instance.objectNode().put("app.kubernetes.io/component", service);
    }
}
