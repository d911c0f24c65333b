package io.limbeck.runtime.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsSourcesTest {
    record Kafka(@WholeSection Map<String, String> client) {}

    record Pii(String key, Map<String, String> actions) {}

    record Ingest(Integer maxBytes, Pii pii) {}

    record Root(String task, List<String> labels, Kafka kafka, Ingest ingest) {}

    @TempDir
    Path folder;

    @Test
    void commandLineWinsOverEnvironmentWinsOverFile() throws IOException {
        Root root = read(
                "{task: file, labels: [a], ingest: {maxBytes: 1}}",
                Map.of("LIMBECK__TASK", "env", "LIMBECK__INGEST__MAX_BYTES", "2", "PATH", "/bin"),
                "task=line",
                "labels=[x, y]");

        assertThat(root.task()).isEqualTo("line");
        assertThat(root.labels()).containsExactly("x", "y");
        assertThat(root.ingest().maxBytes()).isEqualTo(2);
    }

    @Test
    void openSectionsTakeDottedKeysFromEverySource() throws IOException {
        Root root = read(
                "kafka: {security.protocol: SSL}",
                Map.of("LIMBECK__KAFKA__BOOTSTRAP_SERVERS", "b:1"),
                "kafka.ssl.keystore.type=PEM");

        assertThat(root.kafka().client())
                .isEqualTo(Map.of("security.protocol", "SSL", "bootstrap.servers", "b:1", "ssl.keystore.type", "PEM"));
    }

    @Test
    void fallbackIsTakenOnlyWhereNothingIsSaid() throws IOException {
        Path file = folder.resolve("some.yaml");
        Files.writeString(file, "{ingest: {pii: {key: mine}}}");
        SettingsSources sources = new SettingsSources(Optional.of(file), Map.of(), List.of());

        Root root = sources.read(Root.class, List.of("ingest.pii.key=other", "ingest.maxBytes=7"));

        assertThat(root.ingest().pii().key()).isEqualTo("mine");
        assertThat(root.ingest().maxBytes()).isEqualTo(7);
    }

    @Test
    void variableReferencesAreReplacedAndAnUnsetOneIsNamed() throws IOException {
        assertThat(read("ingest: {pii: {key: 'k-${KEY}'}}", Map.of("KEY", "s$1"))
                        .ingest()
                        .pii()
                        .key())
                .isEqualTo("k-s$1");
        assertThatThrownBy(() -> read("ingest: {pii: {key: '${NO_SUCH}'}}", Map.of()))
                .hasMessage("ingest.pii.key: refers to the environment variable NO_SUCH, which is not set");
    }

    @Test
    void anUnknownVariableOfOursIsReportedLikeAnUnknownKey() {
        assertThatThrownBy(() -> read("", Map.of("LIMBECK__INGEST__MAXBYTE", "1")))
                .hasMessageStartingWith("ingest.maxbyte: unknown setting; known here: maxBytes, pii");
    }

    @Test
    void brokenYamlNamesFileAndLine() {
        assertThatThrownBy(() -> read("task: a\nlabels: [", Map.of()))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("limbeck.yaml: is not valid YAML in line");
    }

    @Test
    void anOverrideWithoutAnEqualsSignIsRefused() {
        assertThatThrownBy(() -> read("", Map.of(), "task")).hasMessage("task: an override is written path=value");
    }

    private Root read(String yaml, Map<String, String> environment, String... overrides) throws IOException {
        Path file = folder.resolve("limbeck.yaml");
        Files.writeString(file, yaml);
        return new SettingsSources(Optional.of(file), environment, List.of(overrides)).read(Root.class);
    }
}
