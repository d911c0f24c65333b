package io.limbeck.cli.commands;

import io.limbeck.cli.wiring.LimbeckSettings;
import io.limbeck.runtime.settings.SettingsException;
import io.limbeck.runtime.settings.SettingsSources;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Where a command takes its settings from; every command has these options. */
final class SettingsOptions {
    private static final Path DEFAULT_FILE = Path.of("limbeck.yaml");

    @Option(
            names = {"-c", "--config"},
            paramLabel = "FILE",
            description = "settings file (default: ./limbeck.yaml if there is one, else the sample task)")
    private Path file;

    @Option(
            names = "--bootstrap-server",
            paramLabel = "HOST:PORT",
            description = "where Kafka is; short for --set kafka.bootstrap.servers=HOST:PORT")
    private String bootstrapServer;

    @Option(
            names = "--set",
            paramLabel = "PATH=VALUE",
            description = "one setting, e.g. --set scorer.batch.max=64; may be repeated")
    private List<String> overrides = new ArrayList<>();

    /** True when no settings file is named or found. */
    boolean isSampleTask() {
        return file().isEmpty();
    }

    LimbeckSettings read() {
        return read(List.of());
    }

    /**
     * The settings.
     *
     * @param defaults {@code path=value} that everything else wins over, the file excepted
     * @throws SettingsException with all that is wrong with them
     */
    LimbeckSettings read(List<String> defaults) {
        List<String> all = new ArrayList<>(defaults);
        if (bootstrapServer != null) {
            all.add("kafka.bootstrap.servers=" + bootstrapServer);
        }
        all.addAll(overrides);
        return new SettingsSources(file(), Map.copyOf(System.getenv()), all).read(LimbeckSettings.class);
    }

    private Optional<Path> file() {
        if (file != null && !Files.isRegularFile(file)) {
            throw new SettingsException(file.toString(), "there is no such settings file");
        }
        return Optional.ofNullable(file).or(() -> Optional.of(DEFAULT_FILE).filter(Files::isRegularFile));
    }
}
