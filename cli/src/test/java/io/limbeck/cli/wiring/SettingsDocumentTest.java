package io.limbeck.cli.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.limbeck.cleaning.personal.Action;
import io.limbeck.runtime.kafka.KafkaSettings;
import io.limbeck.runtime.settings.Settings;
import io.limbeck.runtime.settings.SettingsSources;
import io.limbeck.runtime.settings.WholeSection;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** docs/settings.md is what users read: it must name every setting and tell the truth about its default. */
class SettingsDocumentTest {
    private static final String DOCUMENT = "docs/settings.md";

    @Test
    void everySettingIsDocumentedWithItsDefault() throws Exception {
        String document = Files.readString(root().resolve(DOCUMENT));
        Map<String, Object> defaults = new TreeMap<>();
        collect(defaults(), "", defaults);

        defaults.forEach((path, value) -> {
            if (document.contains("| `" + path.replaceAll("\\.[^.]*$", "") + "` | see ")) {
                return;
            }
            assertThat(document).as(path).contains("| `" + path + "` | ");
            if (value instanceof Number || value instanceof Boolean || value instanceof Duration) {
                assertThat(document).contains("| `" + path + "` | `" + value + "` |");
            }
        });
        assertThat(defaults).hasSizeGreaterThan(60);
    }

    @Test
    void everySettingCanBeGivenByTheEnvironment() throws Exception {
        Map<String, Object> defaults = new TreeMap<>();
        collect(defaults(), "", defaults);
        Map<String, String> environment = new TreeMap<>();
        defaults.forEach((path, value) -> {
            String name =
                    path.replaceAll("([A-Z])", "_$1").toUpperCase(Locale.ROOT).replace(".", "__");
            if (value instanceof KafkaSettings) {
                environment.put("LIMBECK__KAFKA__BOOTSTRAP_SERVERS", "elsewhere:9092");
            } else if (!value.equals("")) {
                environment.put("LIMBECK__" + name, value.toString().replace("=", ": "));
            }
        });
        environment.put("LIMBECK__INGEST__PII__ACTIONS__EMAIL_ADDRESS", "mask");
        environment.put("LIMBECK__AUTH__TOKEN", "0123");

        LimbeckSettings read =
                new SettingsSources(Optional.empty(), environment, List.of()).read(LimbeckSettings.class);

        assertThat(environment).hasSizeGreaterThan(60);
        assertThat(read.kafka().bootstrapServers()).isEqualTo("elsewhere:9092");
        assertThat(read.auth().token()).isEqualTo("0123");
        assertThat(read.ingest().pii().actions()).containsEntry("EMAIL_ADDRESS", Action.MASK);
        assertThat(read.trainer()).isEqualTo(defaults().trainer());
        assertThat(read.scorer()).isEqualTo(defaults().scorer());
    }

    private static LimbeckSettings defaults() {
        ObjectNode tree = JsonNodeFactory.instance.objectNode();
        tree.putObject("ingest").putObject("pii").put("key", "a key for tests, long enough to be one");
        return Settings.bind(tree, LimbeckSettings.class);
    }

    private static void collect(Record section, String path, Map<String, Object> into)
            throws ReflectiveOperationException {
        for (RecordComponent component : section.getClass().getRecordComponents()) {
            component.getAccessor().setAccessible(true);
            Object value = component.getAccessor().invoke(section);
            String name = path + component.getName();
            if (value instanceof Record nested && !isOpen(nested)) {
                collect(nested, name + ".", into);
            } else {
                into.put(name, value == null ? "" : value);
            }
        }
    }

    private static boolean isOpen(Record section) {
        return section.getClass().getRecordComponents()[0].isAnnotationPresent(WholeSection.class);
    }

    private static Path root() throws IOException {
        Path folder = Path.of("").toRealPath();
        while (!Files.exists(folder.resolve(DOCUMENT))) {
            folder = folder.getParent();
        }
        return folder;
    }
}
