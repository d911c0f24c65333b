package io.limbeck.model.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import io.limbeck.model.Content;
import io.limbeck.model.Content.TextContent;
import io.limbeck.model.Modality;
import io.limbeck.model.Scored;
import io.limbeck.model.bundle.Bundle;
import io.limbeck.model.bundle.BundleArchive;
import io.limbeck.model.bundle.BundleDraft;
import io.limbeck.model.bundle.BundleDraft.Graph;
import io.limbeck.model.bundle.BundleRefused;
import io.limbeck.model.bundle.BundleWriter;
import io.limbeck.model.bundle.Precision;
import io.limbeck.model.bundle.Variant;
import io.limbeck.model.encode.EncoderFile;
import io.limbeck.model.encode.TokenEncoder;
import io.limbeck.testkit.onnx.LinearGraph;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A bundle whose graph reads word pieces: each has a weight a label, drawn from a fixed seed. */
class TokenBundleTest {
    private static final int PIECES = 30_522;
    private static final int LONGEST = 20;
    private static final float[] BIAS = {0.5f, -0.25f};
    private static final SessionSettings SETTINGS = SessionSettings.cpu(1);

    private final TokenEncoder encoder;
    private final float[][] table = new float[PIECES][2];
    private final List<Content> goldens = List.of(new TextContent("where is my parcel"), new TextContent(""));

    @TempDir
    Path directory;

    TokenBundleTest() throws IOException {
        try (InputStream json = TokenBundleTest.class.getResourceAsStream("/bge-small-en-v1.5-tokenizer.json")) {
            encoder = TokenEncoder.of(json.readAllBytes(), LONGEST);
        }
        Random random = new Random(23);
        for (float[] row : table) {
            row[0] = (float) random.nextGaussian();
            row[1] = (float) random.nextGaussian();
        }
    }

    @Test
    void isProvenAndServedLikeAnyOther() throws Exception {
        Bundle packed = bundle(directory.resolve("made"), encoder);
        BundleArchive.pack(packed, directory.resolve("packed.zip"));
        Bundle bundle = BundleArchive.unpack(directory.resolve("packed.zip"), directory.resolve("served"));
        try (OnnxClassifier model = OnnxClassifier.load(bundle, 1, SETTINGS)) {
            Scored scored =
                    model.score(List.of(new TextContent("pay the invoice"))).get(0);

            float[] logits = logits("pay the invoice");
            // The graph sums in single precision, the test in double.
            assertThat(scored.probabilities()).containsExactly(Calibration.probabilities(logits, 2), within(1e-5));
            assertThat(model.length(new TextContent(""))).isEqualTo(1);
        }
    }

    @Test
    void noRowDependsOnItsBatchMates() throws Exception {
        List<Content> contents = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            contents.add(new TextContent("order " + "late parcel ".repeat(i % 15) + (char) ('a' + i % 26)));
        }
        try (OnnxClassifier model = OnnxClassifier.load(bundle(directory, encoder), 1, SETTINGS)) {
            List<Scored> together = model.score(contents);

            for (int i = 0; i < contents.size(); i++) {
                double[] alone = model.score(List.of(contents.get(i))).get(0).probabilities();
                assertThat(together.get(i).probabilities()).as("row %d", i).isEqualTo(alone);
            }
        }
    }

    @Test
    void bundleWithoutItsTokenizerIsRefused() throws Exception {
        Bundle bundle = BundleWriter.write(
                draft(Map.of("encoder.json", EncoderFile.write(encoder))), directory.resolve("incomplete"));

        BundleRefused refused =
                catchThrowableOfType(BundleRefused.class, () -> OnnxClassifier.load(bundle, 1, SETTINGS));

        assertThat(refused.reason()).isEqualTo(BundleRefused.Reason.INCOMPLETE);
    }

    private Bundle bundle(Path directory, TokenEncoder encoder) throws IOException {
        return BundleWriter.write(draft(EncoderFile.files(encoder)), directory);
    }

    private BundleDraft draft(Map<String, byte[]> files) {
        float[][] answers = {logits("where is my parcel"), logits("")};
        return new BundleDraft(
                TokenEncoder.KIND,
                Modality.TEXT,
                List.of("billing", "delivery"),
                "c1",
                false,
                Map.of(),
                files,
                goldens,
                List.of(new Graph(new Variant(Precision.FP32, 2, null), LinearGraph.ofTokens(table, BIAS), answers)));
    }

    private float[] logits(String text) {
        double[] sums = {BIAS[0], BIAS[1]};
        for (long id : encoder.encode(List.of(text)).get(0).ids()) {
            sums[0] += table[(int) id][0];
            sums[1] += table[(int) id][1];
        }
        return new float[] {(float) sums[0], (float) sums[1]};
    }
}
