package io.limbeck.trainer.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.limbeck.model.Content;
import io.limbeck.model.bundle.Bundle;
import io.limbeck.model.bundle.Precision;
import io.limbeck.model.encode.TokenEncoder;
import io.limbeck.model.session.OnnxClassifier;
import io.limbeck.model.session.SessionSettings;
import io.limbeck.model.session.TrialModel;
import io.limbeck.trainer.collect.Row;
import io.limbeck.trainer.collect.Tickets;
import io.limbeck.trainer.export.RandomTransformer;
import io.limbeck.trainer.export.TransformerExport;
import io.limbeck.trainer.fit.Softmax;
import io.limbeck.trainer.fit.TransformerWeights;
import io.limbeck.trainer.publish.Packing.Packed;
import io.limbeck.trainer.publish.Proof.Calibration;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A student with random weights over the word pieces of bge-small-en, whose own answers are taken for the truth. */
class TransformerPackingTest {
    private static final List<String> LABELS = List.of("billing", "delivery", "other");
    private static final int LONGEST = 40;

    private final TransformerWeights weights = RandomTransformer.uneven(30_522, LABELS.size());
    private final TokenEncoder encoder = encoder();
    private final List<Content> contents =
            Tickets.labelled(80, 3).stream().map(Row::content).toList();
    private final TransformerStudent student =
            new TransformerStudent(weights, encoder, texts -> answers(weights, texts), contents);

    @TempDir
    Path directory;

    @Test
    void bundleServesAndSaysWhatWasMeasured() throws Exception {
        Packed packed = packing().pack(student, calibration(), Map.of(), directory);

        assertThat(packed.parity()).isLessThan(Packing.PARITY);
        assertThat(packed.candidates()).extracting(Candidate::name).containsExactly("fp32", "int8", "int8-wide-ffn");
        assertThat(packed.candidates())
                .allSatisfy(
                        candidate -> assertThat(candidate.recordsPerSecond()).isPositive());
        assertThat(packed.candidates().get(0).accuracy()).isEqualTo(1);
        // A student this small gains nothing: whether bytes ship is decided by what was measured.
        boolean passed = packed.candidates().stream()
                .skip(1)
                .anyMatch(candidate -> candidate.refused().isEmpty());
        assertThat(packed.bundle().description().variant(Precision.INT8).isPresent())
                .isEqualTo(passed);
        try (OnnxClassifier model = OnnxClassifier.load(packed.bundle(), 1, SessionSettings.cpu(1))) {
            assertThat(model.score(contents.subList(0, 3))).hasSize(3);
        }
    }

    @Test
    void bundleIsAHuggingFaceDirectory() throws Exception {
        Bundle bundle =
                packing().pack(student, calibration(), Map.of(), directory).bundle();

        assertThat(bundle.description().files())
                .containsKeys("model.onnx", "config.json", "tokenizer.json", "tokenizer_config.json");
        JsonNode config = new ObjectMapper()
                .readTree(bundle.directory().resolve("config.json").toFile());
        assertThat(config.path("model_type").asText()).isEqualTo("bert");
        assertThat(config.path("id2label").path("1").asText()).isEqualTo("delivery");
        assertThat(config.path("label2id").path("other").asInt()).isEqualTo(2);
        assertThat(config.path("hidden_size").asInt()).isEqualTo(24);
        assertThat(config.path("max_position_embeddings").asInt()).isEqualTo(LONGEST);
    }

    @Test
    void graphThatIsNotTheTrainedStudentIsRefused() {
        TransformerStudent other = new TransformerStudent(
                weights, encoder, texts -> answers(RandomTransformer.uneven(30_523, 3), texts), contents);

        assertThatThrownBy(() -> packing().pack(other, calibration(), Map.of(), directory))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("differs from the trained student");
    }

    private static Packing packing() {
        return new Packing(LABELS, "c1", 0.9);
    }

    private Calibration calibration() {
        int[] gold = Arrays.stream(answers(weights, contents))
                .mapToInt(Softmax::argmax)
                .toArray();
        double[] equal = new double[gold.length];
        Arrays.fill(equal, 1);
        return new Calibration(contents, gold, equal);
    }

    private float[][] answers(TransformerWeights of, List<Content> texts) {
        byte[] onnx = TransformerExport.fp32(of);
        try (TrialModel model = TrialModel.open(onnx, encoder, LABELS.size(), SessionSettings.cpu(1))) {
            return model.logits(texts);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static TokenEncoder encoder() {
        try (InputStream json = TransformerPackingTest.class.getResourceAsStream("/bge-small-en-v1.5-tokenizer.json")) {
            return TokenEncoder.of(json.readAllBytes(), LONGEST);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
