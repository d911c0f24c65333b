package io.limbeck.model.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.limbeck.model.Content;
import io.limbeck.model.Content.TextContent;
import io.limbeck.model.encode.GraphInputs;
import io.limbeck.model.encode.TokenEncoder;
import io.limbeck.testkit.onnx.LinearGraph;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreparedModelTest {
    private static final int LONGEST = 20;
    private static final SessionSettings SETTINGS = SessionSettings.cpu(1);

    @TempDir
    Path directory;

    private final List<Content> contents = contents();

    @Test
    void everyContentIsInOneBatchAndNoneIsWiderThanTheLongest() throws IOException {
        List<GraphInputs> batches = new EncodedModel(encoder(), graph(), 2).inputs(contents);

        assertThat(batches.stream().mapToInt(GraphInputs::rows).sum()).isEqualTo(contents.size());
        assertThat(batches).extracting(GraphInputs::width).containsOnly(16, LONGEST);
        assertThat(batches).allMatch(batch -> batch.rows() * batch.width() <= 1 << 11);
    }

    @Test
    void sentenceEncoderOfTheClassPathRunsThoughItsGraphHasMoreInputs() throws IOException {
        try (PreparedModel model =
                PreparedModel.fromResource("bge-small-en-v1.5", LONGEST, contents.subList(0, 3), SETTINGS)) {
            assertThatCode(model::run).doesNotThrowAnyException();
        }
    }

    @Test
    void closedModelRunsNoMore() throws IOException {
        PreparedModel model = PreparedModel.open(file(), encoder(), contents, SETTINGS);
        model.run();
        model.close();

        assertThatThrownBy(model::run).isInstanceOf(IllegalStateException.class).hasMessage("the model is closed");
    }

    @Test
    void encoderThatIsNotThereIsNamed() {
        assertThatThrownBy(() -> PreparedModel.fromResource("nobody", LONGEST, contents, SETTINGS))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("/nobody.onnx");
    }

    private OnnxGraph graph() throws IOException {
        try {
            return OnnxGraph.open(file(), SETTINGS);
        } catch (ai.onnxruntime.OrtException e) {
            throw new IOException(e);
        }
    }

    /** A weight a piece and label, all of them zero. */
    private Path file() throws IOException {
        return Files.write(directory.resolve("pieces.onnx"), LinearGraph.ofTokens(new float[30_522][2], new float[2]));
    }

    private static TokenEncoder encoder() throws IOException {
        try (InputStream json = SentenceEncoder.resource("/bge-small-en-v1.5-tokenizer.json")) {
            return TokenEncoder.of(json.readAllBytes(), LONGEST);
        }
    }

    private static List<Content> contents() {
        List<Content> contents = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            contents.add(new TextContent("order " + "late parcel ".repeat(i % 15) + (char) ('a' + i % 26)));
        }
        return contents;
    }
}
