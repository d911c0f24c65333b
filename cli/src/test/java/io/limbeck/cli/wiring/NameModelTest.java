package io.limbeck.cli.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.limbeck.cleaning.Cleaner;
import io.limbeck.runtime.settings.Settings;
import io.limbeck.runtime.settings.SettingsException;
import io.limbeck.testkit.onnx.TokenGraph;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The tokenizer is a real one; the model knows some words by heart. */
class NameModelTest {
    @TempDir
    Path directory;

    @BeforeEach
    void writeModel() throws IOException {
        write(Map.of("anna", "B-PER", "schmidt", "I-PER", "berlin", "B-LOC", "java", "B-MISC"));
    }

    @Test
    void namesThatTheModelFindsAreTreatedAsThoseOfAnyRecogniser() {
        Cleaner cleaner = settings("PERSON", "redact").cleaner();

        assertThat(cleaner.clean("Anna Schmidt (ann@example.org) learns Java in Berlin")
                        .text())
                .matches("<PERSON> \\(<EMAIL_ADDRESS:[a-z.]+>\\) learns Java in <LOCATION:[a-z.]+>");
        assertThat(cleaner.types()).contains("PERSON", "LOCATION").doesNotContain("MISC");
    }

    @Test
    void cleaningWhatWasCleanedChangesNothing() {
        Cleaner cleaner = settings("PERSON", "hash").cleaner();
        String clean = cleaner.clean("From Anna Schmidt, Berlin, +49 30 901820").text();

        assertThat(cleaner.clean(clean).text()).isEqualTo(clean);
    }

    @Test
    void namesOfSeveralWordsAreReadAndOthersAreNot() {
        Cleaner cleaner = settings("PERSON", "redact").cleaner();

        assertThat(cleaner.identifier("Anna Schmidt.pdf")).matches("<PERSON:[a-z.]+>.pdf");
        assertThat(cleaner.identifier("berlin-4711")).isEqualTo("berlin-4711");
    }

    @Test
    void cleanersVersionTellsTheModel() throws IOException {
        String before = settings("PERSON", "hash").cleaner().version();
        write(Map.of("anna", "B-PER"));

        assertThat(settings("PERSON", "hash").cleaner().version()).isNotEqualTo(before);
    }

    @Test
    void directoryWithoutAModelIsNamed() {
        Path nowhere = directory.resolve("nowhere");

        assertThatThrownBy(
                        () -> NameModelTest.settings(nowhere, "PERSON", "hash").cleaner())
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("ingest.pii.nameModel.directory")
                .hasMessageContaining(nowhere.toString());
    }

    @Test
    void actionsKnowTheTypesThatTheLabelsBecome() {
        assertThatThrownBy(() -> settings("ARTIST", "hash"))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("ARTIST");
    }

    private LimbeckSettings settings(String type, String action) {
        return settings(directory, type, action);
    }

    private static LimbeckSettings settings(Path model, String type, String action) {
        ObjectNode tree = JsonNodeFactory.instance.objectNode();
        ObjectNode pii = tree.putObject("ingest").putObject("pii");
        pii.put("key", "a key for tests, long enough to be one");
        pii.putObject("actions").put(type, action);
        pii.putObject("nameModel").put("directory", model.toString());
        return Settings.bind(tree, LimbeckSettings.class);
    }

    private void write(Map<String, String> words) throws IOException {
        try (InputStream tokenizer = NameModelTest.class.getResourceAsStream("/bge-small-en-v1.5-tokenizer.json")) {
            TokenGraph.write(
                    directory,
                    tokenizer.readAllBytes(),
                    List.of("O", "B-PER", "I-PER", "B-LOC", "I-LOC", "B-MISC"),
                    words,
                    128);
        }
    }
}
