package io.limbeck.model.session;

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
import io.limbeck.model.encode.Features;
import io.limbeck.model.encode.NgramSettings;
import io.limbeck.model.encode.TextEncoder;
import io.limbeck.testkit.onnx.LinearGraph;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Bundles whose graphs are small linear models with random weights from a fixed seed. */
final class Fixtures {
    static final List<String> LABELS = List.of("billing", "delivery", "退款");
    static final List<String> TEXTS = List.of("where is my parcel", "退款，谢谢", "", "pay 42 by <IBAN:k1.x>");
    private static final float[] BIAS = {0.5f, -0.25f, 0};

    private final TextEncoder encoder = TextEncoder.fit(NgramSettings.defaults().withBits(10, 10), TEXTS);
    private final float[][] table = new float[encoder.rows()][LABELS.size()];

    Fixtures() {
        Random random = new Random(17);
        for (float[] row : table) {
            for (int i = 0; i < row.length; i++) {
                row[i] = (float) random.nextGaussian();
            }
        }
    }

    byte[] graph() {
        return LinearGraph.of(table, BIAS);
    }

    List<Content> goldens() {
        return TEXTS.stream().<Content>map(TextContent::new).toList();
    }

    /** What the graph must answer, computed without it. */
    float[] logits(String text) {
        Features features = encoder.encode(text);
        double[] sums = new double[LABELS.size()];
        for (int i = 0; i < features.size(); i++) {
            for (int label = 0; label < sums.length; label++) {
                sums[label] += features.weights()[i] * (double) table[features.ids()[i]][label];
            }
        }
        float[] logits = new float[sums.length];
        for (int label = 0; label < sums.length; label++) {
            logits[label] = (float) (sums[label] + BIAS[label]);
        }
        return logits;
    }

    Graph fp32() {
        return graph(Precision.FP32, 2.0, 0);
    }

    /** The same numbers, said to be INT8's. */
    Graph int8() {
        return graph(Precision.INT8, 3.0, 0);
    }

    /** @param error added to the first label's golden logit */
    Graph graph(Precision precision, double temperature, float error) {
        float[][] logits = TEXTS.stream().map(this::logits).toArray(float[][]::new);
        for (float[] row : logits) {
            row[0] += error;
        }
        return new Graph(new Variant(precision, temperature, 0.75), graph(), logits);
    }

    Bundle bundle(Path directory, Graph... graphs) throws IOException {
        return bundle(directory, TextEncoder.KIND, graphs);
    }

    Bundle bundle(Path directory, String architecture, Graph... graphs) throws IOException {
        return BundleWriter.write(
                new BundleDraft(
                        architecture,
                        Modality.TEXT,
                        LABELS,
                        "c1",
                        true,
                        Map.of(),
                        EncoderFile.files(encoder),
                        goldens(),
                        new ArrayList<>(List.of(graphs))),
                directory);
    }
}
