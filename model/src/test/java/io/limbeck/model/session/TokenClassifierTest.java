package io.limbeck.model.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.limbeck.model.session.TokenClassifier.Span;
import io.limbeck.testkit.onnx.TokenGraph;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The tokenizer is a real one; the model knows some words by heart. */
class TokenClassifierTest {
    private static final List<String> LABELS = List.of("O", "B-PER", "I-PER", "B-LOC", "I-LOC", "MISC");

    @TempDir
    static Path directory;

    private static TokenClassifier classifier;

    @BeforeAll
    static void open() throws IOException {
        write(directory, 64);
        classifier = TokenClassifier.open(directory, SessionSettings.cpu(1));
    }

    @AfterAll
    static void close() {
        classifier.close();
    }

    @Test
    void findsWhatTheModelLabelsAtItsPlace() {
        String text = "Mail to Anna Schmidt, Berlin: the parcel is lost";

        assertThat(classifier.spans(text))
                .extracting(span -> span.label() + " " + text.substring(span.start(), span.end()))
                .containsExactly("PER Anna Schmidt", "LOC Berlin");
        assertThat(classifier.spans(text)).allMatch(span -> span.score() > 0.9 && span.score() <= 1);
    }

    @Test
    void nameThatBeginsAnewIsAnother() {
        String text = "anna anna schmidt";

        assertThat(classifier.spans(text))
                .extracting(span -> text.substring(span.start(), span.end()))
                .containsExactly("anna", "anna schmidt");
    }

    @Test
    void signsAndLineEndsPartNames() {
        String text = "schmidt, schmidt\nschmidt";

        assertThat(classifier.spans(text)).hasSize(3);
    }

    @Test
    void piecesOfAWordAreOneAndOffsetsCountUnits() {
        String text = "\uD83D\uDE00 für annaxq in Berlin";

        List<Span> spans = classifier.spans(text);

        assertThat(spans)
                .extracting(span -> text.substring(span.start(), span.end()))
                .containsExactly("annaxq", "Berlin");
    }

    @Test
    void longTextIsReadToItsEndAndEachNameOnce() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 500; i++) {
            text.append("a word ").append(i % 7 == 0 ? "anna schmidt " : "and more ");
        }

        List<Span> spans = classifier.spans(text.toString());

        assertThat(spans)
                .hasSize(72)
                .allSatisfy(span ->
                        assertThat(text.substring(span.start(), span.end())).isEqualTo("anna schmidt"));
    }

    @Test
    void labelsAreNamedWithoutPrefix() {
        assertThat(classifier.labels()).containsExactly("PER", "LOC", "MISC");
    }

    @Test
    void emptyTextHasNoSpans() {
        assertThat(classifier.spans("")).isEmpty();
        assertThat(classifier.spans(" \n")).isEmpty();
    }

    @Test
    void otherModelHasAnotherVersion(@TempDir Path other) throws IOException {
        write(other, 128);

        try (TokenClassifier second = TokenClassifier.open(other, SessionSettings.cpu(1))) {
            assertThat(second.version()).matches("[0-9a-f]{16}").isNotEqualTo(classifier.version());
        }
    }

    @Test
    void whatIsMissingOrBrokenIsNamedWithItsPath(@TempDir Path broken) throws IOException {
        assertThatThrownBy(() -> TokenClassifier.open(broken, SessionSettings.cpu(1)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(broken.toString())
                .hasMessageContaining("model.onnx");

        write(broken, 64);
        Files.writeString(broken.resolve("config.json"), "{\"id2label\": {\"0\": \"O\", \"1\": \"B-PER\"}}");
        assertThatThrownBy(() -> TokenClassifier.open(broken, SessionSettings.cpu(1)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("6 numbers")
                .hasMessageContaining("2 labels");

        Files.writeString(broken.resolve("config.json"), "{}");
        assertThatThrownBy(() -> TokenClassifier.open(broken, SessionSettings.cpu(1)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("id2label");

        write(broken, 64);
        Files.writeString(broken.resolve("tokenizer.json"), "{}");
        assertThatThrownBy(() -> TokenClassifier.open(broken, SessionSettings.cpu(1)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("is not a tokenizer");

        Files.writeString(broken.resolve("model.onnx"), "no model");
        assertThatThrownBy(() -> TokenClassifier.open(broken, SessionSettings.cpu(1)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("model.onnx is not a model");
    }

    private static void write(Path into, int positions) throws IOException {
        try (InputStream tokenizer =
                TokenClassifierTest.class.getResourceAsStream("/bge-small-en-v1.5-tokenizer.json")) {
            TokenGraph.write(
                    into,
                    tokenizer.readAllBytes(),
                    LABELS,
                    Map.of("anna", "B-PER", "schmidt", "I-PER", "berlin", "B-LOC"),
                    positions);
        }
    }
}
