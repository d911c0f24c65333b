package io.limbeck.cli.commands;

import io.limbeck.cli.wiring.LimbeckSettings;
import io.limbeck.cli.wiring.PseudonymKey;
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
    private static final String KEY = "ingest.pii.key=";
    private static final String UNKNOWN = "no key";
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

    @Option(
            names = "--data-dir",
            paramLabel = "DIR",
            description = "what may be written to; short for --set dataDir=DIR (default: ./.limbeck)")
    private Path dataDir;

    boolean hasDataDir() {
        return dataDir != null;
    }

    /** True when no settings file is named or found. */
    boolean isSampleTask() {
        return file().isEmpty();
    }

    /**
     * The settings, for a command that works beside services: the key of pseudonyms is the one in the data folder where
     * no source names one.
     *
     * @throws SettingsException with all that is wrong with them
     */
    LimbeckSettings read() {
        return read(List.of(), List.of(), false);
    }

    /**
     * The settings, for a command that needs the cleaner or starts the loop: the key of pseudonyms is made where there
     * is none.
     *
     * @param forced {@code path=value} that win over everything
     */
    LimbeckSettings readWithKey(List<String> forced) {
        return read(forced, List.of(), true);
    }

    /**
     * The settings, for a command that starts the loop in its own way where no source says otherwise.
     *
     * @param fallbacks {@code path=value} for what no source names
     */
    LimbeckSettings readWithKeyOr(List<String> fallbacks) {
        return read(List.of(), fallbacks, true);
    }

    /** The settings, for what cleans beside other services: all of them must have the same key, so none is made here. */
    LimbeckSettings readStrictly() {
        LimbeckSettings settings = read();
        if (settings.ingest().pii().key().equals(UNKNOWN)) {
            throw new SettingsException(
                    "ingest.pii.key",
                    "must be a secret that all services of the task share, e.g. ${LIMBECK_PII_KEY}: pseudonyms are made"
                            + " under it");
        }
        return settings;
    }

    private LimbeckSettings read(List<String> forced, List<String> fallbacks, boolean makeKey) {
        List<String> all = new ArrayList<>();
        if (bootstrapServer != null) {
            all.add("kafka.bootstrap.servers=" + bootstrapServer);
        }
        if (dataDir != null) {
            all.add("dataDir=" + dataDir);
        }
        all.addAll(overrides);
        all.addAll(forced);
        SettingsSources sources = new SettingsSources(file(), Map.copyOf(System.getenv()), all);
        // The data folder may hold the key that the settings lack, and it is the settings that say where that is.
        LimbeckSettings withoutKey = sources.read(LimbeckSettings.class, with(fallbacks, UNKNOWN));
        if (!withoutKey.ingest().pii().key().equals(UNKNOWN)) {
            return withoutKey;
        }
        Path folder = withoutKey.dataDir();
        Optional<String> key = makeKey ? Optional.of(PseudonymKey.make(folder)) : PseudonymKey.in(folder);
        return key.map(found -> sources.read(LimbeckSettings.class, with(fallbacks, found)))
                .orElse(withoutKey);
    }

    private static List<String> with(List<String> fallbacks, String key) {
        List<String> all = new ArrayList<>(fallbacks);
        all.add(KEY + key);
        return all;
    }

    private Optional<Path> file() {
        if (file != null && !Files.isRegularFile(file)) {
            throw new SettingsException(file.toString(), "there is no such settings file");
        }
        return Optional.ofNullable(file).or(() -> Optional.of(DEFAULT_FILE).filter(Files::isRegularFile));
    }
}
