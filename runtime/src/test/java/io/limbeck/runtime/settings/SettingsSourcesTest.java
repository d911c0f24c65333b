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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsSourcesTest {
    record Kafka(@WholeSection Map<String, String> client) {}

    record Pii(String key, Map<String, String> actions) {}

    record Ingest(Integer maxBytes, Pii pii) {}

    enum Level {
        LOW,
        HIGH
    }

    record Rule(String pattern, String replace) {}

    record Root(
            String task,
            List<String> labels,
            Kafka kafka,
            Ingest ingest,
            Map<String, String> broker,
            Map<Level, Level> levels,
            List<Rule> rules) {}

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
    void norwayAndOtherWordsStayWords() throws IOException {
        assertThat(read("labels: [NO, on, y]", Map.of()).labels()).containsExactly("NO", "on", "y");
        assertThat(read("", Map.of(), "labels=[NO, yes]").labels()).containsExactly("NO", "yes");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0123", "1e5", "null", "~", "a #b", "[a", "k: v", "'q'", "pa${ss}word", "  spaced  ", "no"})
    void aTextFromTheEnvironmentIsTakenAsItIs(String secret) throws IOException {
        Root root = read("", Map.of("LIMBECK__INGEST__PII__KEY", secret, "LIMBECK__KAFKA__SASL_JAAS_CONFIG", secret));

        assertThat(root.ingest().pii().key()).isEqualTo(secret);
        assertThat(root.kafka().client()).containsExactly(Map.entry("sasl.jaas.config", secret));
    }

    @Test
    void aTextOnTheCommandLineIsTakenAsItIsButForReferences() throws IOException {
        Root root = read("", Map.of("TASK", "tickets"), "task=${TASK}", "kafka.ssl.key.password=0123 #4");

        assertThat(root.task()).isEqualTo("tickets");
        assertThat(root.kafka().client()).containsEntry("ssl.key.password", "0123 #4");
    }

    @Test
    void mapsAndListsCanBeGivenByTheEnvironment() throws IOException {
        Root root = read(
                "",
                Map.of(
                        "LIMBECK__BROKER__LOG_RETENTION_MS", "5",
                        "LIMBECK__LEVELS__HIGH", "low",
                        "LIMBECK__RULES", "[{pattern: 'a: b', replace: ''}]"),
                "broker.num.io.threads=2");

        assertThat(root.broker()).isEqualTo(Map.of("log.retention.ms", "5", "num.io.threads", "2"));
        assertThat(root.levels()).containsExactly(Map.entry(Level.HIGH, Level.LOW));
        assertThat(root.rules()).containsExactly(new Rule("a: b", ""));
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
