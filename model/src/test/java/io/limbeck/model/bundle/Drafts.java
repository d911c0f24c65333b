package io.limbeck.model.bundle;

import io.limbeck.model.Content.TextContent;
import io.limbeck.model.Modality;
import io.limbeck.model.bundle.BundleDraft.Graph;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Bundles whose files are well-formed and whose graphs are never run. */
public final class Drafts {
    private Drafts() {}

    /** @param graph stands for the ONNX model */
    public static BundleDraft of(byte[] graph) {
        return new BundleDraft(
                "ngram",
                Modality.TEXT,
                List.of("billing", "delivery"),
                "c1",
                false,
                Map.of("accuracy", 0.9),
                Map.of("encoder.json", "{}".getBytes(StandardCharsets.UTF_8)),
                List.of(new TextContent("where is it"), new TextContent("退款")),
                List.of(
                        new Graph(new Variant(Precision.FP32, 1.5, 0.8), graph, new float[][] {{1, 0}, {0, 1}}),
                        new Graph(new Variant(Precision.INT8, 1.4, null), graph, new float[][] {{1, 0}, {0, 1}})));
    }
}
