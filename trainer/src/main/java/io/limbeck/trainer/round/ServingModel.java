package io.limbeck.trainer.round;

import io.limbeck.model.bundle.Bundle;
import io.limbeck.model.bundle.BundleRefused;
import io.limbeck.model.bundle.Precision;
import io.limbeck.model.encode.EncoderFile;
import io.limbeck.model.encode.FeatureEncoder;
import io.limbeck.trainer.export.NgramExport;
import io.limbeck.trainer.fit.StudentWeights;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;

/**
 * The champion as a round needs it: to go on from, and to be compared with.
 *
 * @param version under which it was published
 * @param labels in the order of its logits
 * @param weights of its FP32 graph
 * @param encoder its features
 * @param watermark the labels that it was made from lie before this offset
 */
public record ServingModel(
        long version, List<String> labels, StudentWeights weights, FeatureEncoder encoder, long watermark) {
    public ServingModel {
        labels = List.copyOf(labels);
    }

    /** Reads the parameters back out of a bundle. */
    public static ServingModel of(Bundle bundle, long version, long watermark) throws IOException, BundleRefused {
        byte[] onnx = Files.readAllBytes(
                bundle.graph(bundle.description().variant(Precision.FP32).orElseThrow()));
        return new ServingModel(
                version,
                bundle.description().labels(),
                NgramExport.read(onnx),
                EncoderFile.read(bundle.encoder()),
                watermark);
    }
}
