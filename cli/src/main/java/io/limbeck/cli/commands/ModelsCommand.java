package io.limbeck.cli.commands;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.limbeck.cli.reading.AvroJson;
import io.limbeck.cli.wiring.LimbeckSettings;
import io.limbeck.model.bundle.BundleRefused;
import io.limbeck.model.store.KafkaModelStore;
import io.limbeck.model.store.ModelStore;
import io.limbeck.schemas.Champion;
import io.limbeck.schemas.ModelManifest;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code limbeck models}: the registry of models. */
@Command(
        name = "models",
        mixinStandardHelpOptions = true,
        description = "Lists the models that were published, and says which one serves.")
final class ModelsCommand {
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    @Spec
    private CommandSpec spec;

    @Command(name = "list", mixinStandardHelpOptions = true, description = "Lists all models, oldest first.")
    int list(@Mixin SettingsOptions options, @Mixin JsonOption json) throws IOException {
        try (ModelStore store = store(options.read())) {
            Optional<Champion> champion = store.champion();
            List<ModelManifest> manifests = store.manifests();
            for (ModelManifest manifest : manifests) {
                boolean serves = champion.map(Champion::getVersion)
                        .filter(version -> version == manifest.getVersion())
                        .isPresent();
                out().println(line(
                        manifest, serves, champion.map(Champion::getPinned).orElse(false)));
            }
            if (manifests.isEmpty()) {
                out().println("no model yet");
            }
            Map<String, Object> figures = new LinkedHashMap<>();
            figures.put("models", manifests.size());
            figures.put("champion", champion.map(Champion::getVersion).orElse(null));
            figures.put("pinned", champion.map(Champion::getPinned).orElse(false));
            json.write(figures);
        }
        return 0;
    }

    @Command(name = "show", mixinStandardHelpOptions = true, description = "Prints all that is known of one model.")
    int show(@Mixin SettingsOptions options, @Parameters(paramLabel = "V") long version) throws IOException {
        try (ModelStore store = store(options.read())) {
            JsonNode manifest = AvroJson.of(store.manifest(version).orElseThrow(() -> missing(version)));
            out().println(JSON.writeValueAsString(manifest));
        }
        return 0;
    }

    @Command(name = "export", mixinStandardHelpOptions = true, description = "Writes one model's bundle to a folder.")
    int export(
            @Mixin SettingsOptions options,
            @Parameters(paramLabel = "V") long version,
            @Parameters(paramLabel = "DIR") Path folder)
            throws IOException, BundleRefused {
        try (ModelStore store = store(options.read())) {
            requireModel(store, version);
            store.fetch(version, folder);
            out().println("model " + version + " is in " + folder);
        }
        return 0;
    }

    @Command(
            name = "rollback",
            mixinStandardHelpOptions = true,
            description = "Lets a model serve and pins it: later ones are published, not promoted, until unpin.")
    int rollback(@Mixin SettingsOptions options, @Parameters(paramLabel = "V") long version) {
        try (ModelStore store = store(options.read())) {
            requireModel(store, version);
            Champion champion = store.rollback(version, "command line");
            out().println("model " + champion.getVersion() + " serves and is pinned");
        } catch (IllegalArgumentException e) {
            // Its bundle went with time.
            throw new UnusableException(e.getMessage());
        }
        return 0;
    }

    @Command(name = "unpin", mixinStandardHelpOptions = true, description = "Lets later models be promoted again.")
    int unpin(@Mixin SettingsOptions options) {
        try (ModelStore store = store(options.read())) {
            if (store.champion().isEmpty()) {
                throw new UnusableException("there is no model yet");
            }
            out().println("model " + store.unpin("command line").getVersion() + " is no longer pinned");
        }
        return 0;
    }

    private static void requireModel(ModelStore store, long version) {
        if (store.manifest(version).isEmpty()) {
            throw missing(version);
        }
    }

    private static UnusableException missing(long version) {
        return new UnusableException("there is no model " + version + "; see: limbeck models list");
    }

    private static ModelStore store(LimbeckSettings settings) {
        return new KafkaModelStore(settings.kafka().client(), settings.topicCatalogue(), Clock.systemUTC());
    }

    private static String line(ModelManifest manifest, boolean serves, boolean pinned) {
        return String.format(
                Locale.ROOT,
                "%4d  %-12s %s  %,d labels, %,d KiB%s",
                manifest.getVersion(),
                manifest.getVerdict(),
                manifest.getCreatedAt().toString().substring(0, 19),
                manifest.getLiveLabels(),
                manifest.getBundleBytes() / 1024,
                !serves ? "" : pinned ? "  <- serves, pinned" : "  <- serves");
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}
