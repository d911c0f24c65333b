package io.limbeck.trainer.round;

import io.limbeck.model.Content;
import io.limbeck.model.bundle.Bundle;
import io.limbeck.model.bundle.BundleRefused;
import io.limbeck.model.bundle.Precision;
import io.limbeck.model.bundle.Variant;
import io.limbeck.model.encode.EncoderFile;
import io.limbeck.model.encode.FeatureEncoder;
import io.limbeck.trainer.evaluate.Answer;
import io.limbeck.trainer.export.NgramExport;
import io.limbeck.trainer.fit.EncodedContents;
import io.limbeck.trainer.fit.Softmax;
import io.limbeck.trainer.fit.StudentFit;
import io.limbeck.trainer.fit.StudentWeights;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;

/**
 * The champion as a round needs it: to go on from, and to be compared with.
 *
 * @param version under which it was published
 * @param labels in the order of its logits
 * @param weights of its FP32 graph
 * @param temperature by which its logits are divided
 * @param encoder its features
 * @param bundle that it was read from
 * @param watermark the labels that it was made from lie before this offset
 */
public record ServingModel(
        long version,
        List<String> labels,
        StudentWeights weights,
        double temperature,
        FeatureEncoder encoder,
        Bundle bundle,
        long watermark) {
    public ServingModel {
        labels = List.copyOf(labels);
    }

    /** Reads the parameters back out of a bundle. */
    public static ServingModel of(Bundle bundle, long version, long watermark) throws IOException, BundleRefused {
        Variant full = bundle.description().variant(Precision.FP32).orElseThrow();
        byte[] onnx = Files.readAllBytes(bundle.graph(full));
        return new ServingModel(
                version,
                bundle.description().labels(),
                NgramExport.read(onnx),
                full.temperature(),
                EncoderFile.read(bundle.encoder()),
                bundle,
                watermark);
    }

    /** Calibrated logits {@code [contents][labels]}. */
    float[][] logits(List<Content> contents) {
        float[][] logits = StudentFit.logits(weights, EncodedContents.of(encoder, contents));
        for (float[] row : logits) {
            for (int k = 0; k < row.length; k++) {
                row[k] /= (float) temperature;
            }
        }
        return logits;
    }

    /** Its label and confidence for each content. */
    List<Answer> answers(List<Content> contents) {
        return Arrays.stream(logits(contents))
                .map(row -> new Answer(Softmax.argmax(row), Softmax.of(row, 1)[Softmax.argmax(row)]))
                .toList();
    }
}
