package io.limbeck.trainer.pretrained;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PretrainedDirectoryTest {
    private static final String CONFIG = "{\"model_type\":\"bert\",\"hidden_act\":\"gelu\",\"hidden_size\":8,"
            + "\"num_attention_heads\":2,\"num_hidden_layers\":2,\"intermediate_size\":5,\"vocab_size\":7,"
            + "\"max_position_embeddings\":6,\"type_vocab_size\":2,\"layer_norm_eps\":1e-12}";

    @TempDir
    private Path root;

    private final EncoderWeights weights = TinyEncoder.weights();
    private Path directory;

    @BeforeEach
    void layOut() throws IOException {
        directory = Files.createDirectory(root.resolve("tiny-bert"));
        Files.writeString(directory.resolve("config.json"), CONFIG);
        Files.writeString(directory.resolve("tokenizer.json"), "{\"version\":\"1.0\"}");
    }

    @Test
    void readsShapeNumbersAndTokenizer() throws IOException {
        numbers(name -> name);

        PretrainedEncoder read = PretrainedEncoder.fromDirectory(directory);

        assertThat(read.id()).isEqualTo("tiny-bert");
        assertThat(read.weights().shape()).isEqualTo(TinyEncoder.SHAPE);
        assertThat(new String(read.tokenizer(), StandardCharsets.UTF_8)).isEqualTo("{\"version\":\"1.0\"}");
        sameNumbers(read.weights());
    }

    @Test
    void readsNamesOfModelsWithAHeadAndOfOldOnes() throws IOException {
        numbers(name -> "bert."
                + name.replace("LayerNorm.weight", "LayerNorm.gamma").replace("LayerNorm.bias", "LayerNorm.beta"));

        sameNumbers(PretrainedEncoder.fromDirectory(directory).weights());
    }

    @Test
    void readsOnnxWhereThereAreNoSafetensors() throws IOException {
        Files.write(directory.resolve("model.onnx"), new ExportedGraph(weights).bytes());

        sameNumbers(PretrainedEncoder.fromDirectory(directory).weights());
    }

    @Test
    void countsLayersWithoutReadingNumbers() throws IOException {
        numbers(name -> name);
        assertThat(PretrainedEncoder.layersIn(directory)).isEqualTo(2);

        Files.delete(directory.resolve("model.safetensors"));
        Files.writeString(directory.resolve("model.onnx"), "numbers");
        assertThat(PretrainedEncoder.layersIn(directory)).isEqualTo(2);
    }

    @Test
    void namesTheFileThatIsMissing() throws IOException {
        assertRefused("tiny-bert has neither model.safetensors, in one file, nor model.onnx; nothing else is read");
        numbers(name -> name);
        Files.delete(directory.resolve("tokenizer.json"));
        assertRefused("tiny-bert has no tokenizer.json");
        Files.delete(directory.resolve("config.json"));
        assertRefused("tiny-bert has no config.json");
    }

    /** When it is read, and when it is only looked at. */
    private void assertRefused(String message) {
        assertThatThrownBy(() -> PretrainedEncoder.fromDirectory(directory))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
        assertThatThrownBy(() -> PretrainedEncoder.layersIn(directory))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"bert\" | \"roberta\" | config.json says model_type roberta; only bert can be read",
                "\"gelu\" | \"relu\" | config.json says hidden_act relu; only gelu can be read",
                "\"vocab_size\":7, | | config.json says no vocab_size",
                "\"vocab_size\":7, | \"vocab_size\":9, | embeddings.word_embeddings.weight is [7, 8], not [9, 8] as config.json says",
                "\"num_hidden_layers\":2 | \"num_hidden_layers\":3 | there is no tensor encoder.layer.2.attention.self.query.bias"
            })
    void saysWhatItCannotRead(String told, String instead, String message) throws IOException {
        numbers(name -> name);
        Files.writeString(directory.resolve("config.json"), CONFIG.replace(told, instead == null ? "" : instead));

        assertRefused(message);
    }

    private void numbers(UnaryOperator<String> names) throws IOException {
        List<TensorShape> tensors = new ArrayList<>();
        for (TensorShape tensor : TinyEncoder.SHAPE.tensors()) {
            tensors.add(new TensorShape(names.apply(tensor.name()), tensor.dimensions()));
        }
        Safetensors.write(
                directory.resolve("model.safetensors"),
                tensors,
                name -> TinyEncoder.SHAPE.tensors().stream()
                        .filter(tensor -> names.apply(tensor.name()).equals(name))
                        .map(tensor -> weights.tensor(tensor.name()))
                        .findFirst()
                        .orElseThrow());
    }

    private void sameNumbers(EncoderWeights read) {
        for (TensorShape tensor : TinyEncoder.SHAPE.tensors()) {
            assertThat(read.tensor(tensor.name())).as(tensor.name()).isEqualTo(weights.tensor(tensor.name()));
        }
    }
}
