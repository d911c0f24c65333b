package io.limbeck.scorer;

import static org.assertj.core.api.Assertions.assertThat;

import io.limbeck.model.Content;
import io.limbeck.model.Content.TextContent;
import io.limbeck.model.Modality;
import io.limbeck.model.bundle.Bundle;
import io.limbeck.model.bundle.BundleDraft;
import io.limbeck.model.bundle.BundleDraft.Graph;
import io.limbeck.model.bundle.BundleWriter;
import io.limbeck.model.bundle.Precision;
import io.limbeck.model.bundle.Variant;
import io.limbeck.model.encode.EncoderFile;
import io.limbeck.model.encode.NgramSettings;
import io.limbeck.model.encode.TextEncoder;
import io.limbeck.model.session.SessionSettings;
import io.limbeck.model.store.DirectoryModelStore;
import io.limbeck.model.store.ModelDraft;
import io.limbeck.model.store.Promotion;
import io.limbeck.schemas.Deployment;
import io.limbeck.scorer.activation.Activation;
import io.limbeck.scorer.activation.LiveClassifier;
import io.limbeck.scorer.activation.LiveClassifier.Lease;
import io.limbeck.scorer.activation.Warmup;
import io.limbeck.testkit.onnx.LinearGraph;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real bundles, run by ONNX Runtime: they answer "yes" to everything, whatever the text. */
class StoredModelsTest {
    private static final float[] ALWAYS_YES = {0, 2};

    @TempDir
    Path folder;

    private final LiveClassifier live = new LiveClassifier();
    private final List<Deployment> reports = new ArrayList<>();
    private DirectoryModelStore store;
    private Activation activation;

    @BeforeEach
    void emptyStore() throws IOException {
        store = new DirectoryModelStore(folder.resolve("store"), "tickets", Clock.systemUTC());
        StoredModels models = new StoredModels(store, SessionSettings.cpu(1), folder.resolve("unpacked"));
        activation = new Activation(
                "a",
                KeywordClassifier.CLEANING,
                models,
                new Warmup(Modality.TEXT, 8),
                live,
                reports::add,
                new ScorerMetrics(new SimpleMeterRegistry(), 0.95),
                Clock.systemUTC());
    }

    @Test
    void servesWhatTheStorePromotes() throws Exception {
        publish("first", ALWAYS_YES);

        activation.follow();

        try (Lease lease = live.lease().orElseThrow()) {
            assertThat(lease.classifier().version()).isEqualTo(1);
            assertThat(lease.classifier()
                            .score(List.of(new TextContent("any")))
                            .get(0)
                            .label())
                    .isEqualTo("yes");
        }
        assertThat(folder.resolve("unpacked")).isEmptyDirectory();
        close();
    }

    @Test
    void keepsTheOldModelWhenTheNewOneAnswersOtherwiseThanWhereItWasMade() throws Exception {
        publish("first", ALWAYS_YES);
        activation.follow();
        publish("second", new float[] {1, 2});

        activation.follow();

        assertThat(reports).last().satisfies(report -> {
            assertThat(report.getVersion()).isEqualTo(1);
            assertThat(report.getRefusedVersion()).isEqualTo(2);
            assertThat(report.getRefusedReason()).startsWith("WRONG_OUTPUTS");
        });
        close();
    }

    @Test
    void keepsTheOldModelWhenTheNewOneWasDamagedInTheStore() throws Exception {
        publish("first", ALWAYS_YES);
        activation.follow();
        publish("second", ALWAYS_YES);
        Path packed = folder.resolve("store").resolve("2.bundle");
        byte[] bytes = Files.readAllBytes(packed);
        bytes[bytes.length / 2] ^= 1;
        Files.write(packed, bytes);

        activation.follow();

        assertThat(reports).last().satisfies(report -> {
            assertThat(report.getVersion()).isEqualTo(1);
            assertThat(report.getRefusedReason()).startsWith("CORRUPT");
        });
        close();
    }

    private void close() {
        activation.close();
        live.close();
        store.close();
    }

    /** @param goldenLogits what the bundle claims that its graph answers */
    private void publish(String name, float[] goldenLogits) throws Exception {
        List<String> texts = List.of("yes", "no");
        TextEncoder encoder = TextEncoder.fit(NgramSettings.defaults().withBits(10, 10), texts);
        byte[] graph = LinearGraph.of(new float[encoder.rows()][2], ALWAYS_YES);
        Bundle bundle = BundleWriter.write(
                new BundleDraft(
                        TextEncoder.KIND,
                        Modality.TEXT,
                        List.of("no", "yes"),
                        KeywordClassifier.CLEANING,
                        false,
                        Map.of(),
                        EncoderFile.files(encoder),
                        texts.stream().<Content>map(TextContent::new).toList(),
                        List.of(new Graph(
                                new Variant(Precision.FP32, 1, 0.5), graph, new float[][] {goldenLogits, goldenLogits
                                }))),
                folder.resolve(name));
        Long previous = store.champion().map(champion -> champion.getVersion()).orElse(null);
        store.publish(
                new ModelDraft(
                        null, "FIRST", Map.of(), Map.of(), List.of(), new ModelDraft.LabelSet(Map.of(), 0, "", "")),
                bundle,
                Promotion.over(previous, "test"));
    }
}
