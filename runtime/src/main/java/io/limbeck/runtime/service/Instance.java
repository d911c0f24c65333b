package io.limbeck.runtime.service;

import io.limbeck.runtime.settings.SettingsException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;

/**
 * The name by which this process comes back after a restart: {@code LIMBECK_INSTANCE} where the deployment sets it (the
 * name of a StatefulSet's pod), else a UUID kept in the data folder.
 */
public final class Instance {
    private static final String VARIABLE = "LIMBECK_INSTANCE";
    private static final String FILE = "instance";

    private Instance() {}

    /** @throws SettingsException the given name cannot be part of a Kafka client's id */
    public static String of(Path dataDir, Map<String, String> environment) {
        String given = environment.get(VARIABLE);
        if (given != null && !given.isBlank()) {
            if (!ServiceContext.INSTANCE.matcher(given).matches()) {
                throw new SettingsException(VARIABLE, "must match " + ServiceContext.INSTANCE + ", is '" + given + "'");
            }
            return given;
        }
        Path file = dataDir.resolve(FILE);
        try {
            if (Files.exists(file)) {
                return Files.readString(file).trim();
            }
            Files.createDirectories(dataDir);
            String made = UUID.randomUUID().toString();
            Files.writeString(file, made + "\n");
            return made;
        } catch (IOException e) {
            throw new UncheckedIOException("the data folder " + dataDir + " cannot be written", e);
        }
    }
}
