package io.limbeck.model.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.limbeck.testkit.onnx.TokenGraph;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The tokenizer is a real one; the model adds up what each word says. */
class SequenceClassifierTest {
    private static final List<String> LABELS = List.of("NEGATIVE", "POSITIVE");

    @TempDir
    Path directory;

    @Test
    void everyTextHasALogitForEachLabelWhateverRunsBesideIt() throws IOException {
        write();

        try (SequenceClassifier classifier = SequenceClassifier.open(directory, 3, SessionSettings.cpu(1))) {
            float[][] logits = classifier.logits(List.of("good", "a very long and bad bad film", "none", "good bad"));

            assertThat(classifier.labels()).isEqualTo(LABELS);
            assertThat(logits[0]).containsExactly(0, 5);
            assertThat(logits[1]).containsExactly(10, 0);
            assertThat(logits[2]).containsExactly(0, 0);
            assertThat(logits[3]).containsExactly(5, 5);
        }
    }

    @Test
    void labelsAndVersionAreThoseOfTheFiles() throws IOException {
        write();

        try (SequenceClassifier classifier = SequenceClassifier.open(directory, 1, SessionSettings.cpu(1))) {
            assertThat(SequenceClassifier.labels(directory)).isEqualTo(classifier.labels());
            assertThat(classifier.version()).matches("[0-9a-f]{16}");
            assertThat(classifier.bytes()).isEqualTo(Files.size(directory.resolve("model.onnx")));
        }
    }

    @Test
    void refusesWhatIsMissingOrAnswersOtherwise() throws IOException {
        assertThatThrownBy(() -> SequenceClassifier.labels(directory))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("model.onnx");

        write();
        Files.writeString(directory.resolve("config.json"), "{\"id2label\": {\"0\": \"a\"}}");
        assertThatThrownBy(() -> SequenceClassifier.open(directory, 1, SessionSettings.cpu(1)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("2 numbers a text")
                .hasMessageContaining("1 labels");

        TokenGraph.write(directory, tokenizer(), List.of("O", "X"), Map.of(), 64);
        assertThatThrownBy(() -> SequenceClassifier.open(directory, 1, SessionSettings.cpu(1)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("is no classifier of texts");
    }

    private void write() throws IOException {
        TokenGraph.writeForTexts(directory, tokenizer(), LABELS, Map.of("good", "POSITIVE", "bad", "NEGATIVE"));
    }

    private static byte[] tokenizer() throws IOException {
        try (InputStream json = SequenceClassifierTest.class.getResourceAsStream("/bge-small-en-v1.5-tokenizer.json")) {
            return json.readAllBytes();
        }
    }
}
