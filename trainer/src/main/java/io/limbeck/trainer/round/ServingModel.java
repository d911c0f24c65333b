package io.limbeck.trainer.round;

import io.limbeck.model.Content;
import io.limbeck.model.bundle.Bundle;
import io.limbeck.model.bundle.Precision;
import io.limbeck.model.bundle.Variant;
import io.limbeck.model.encode.Encoder;
import io.limbeck.model.encode.EncoderFile;
import io.limbeck.model.session.SessionSettings;
import io.limbeck.model.session.TrialModel;
import io.limbeck.trainer.evaluate.Answer;
import io.limbeck.trainer.fit.Softmax;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * The champion as a round needs it: to go on from, and to be compared with. It answers through its graph, so a round can
 * compare with one that it does not know how to train.
 *
 * @param version under which it was published
 * @param labels in the order of its logits
 * @param temperature by which its logits are divided
 * @param encoder what it reads contents with
 * @param bundle that it was read from
 * @param watermark the labels that it was made from lie before this offset
 */
public record ServingModel(
        long version, List<String> labels, double temperature, Encoder encoder, Bundle bundle, long watermark) {
    public ServingModel {
        labels = List.copyOf(labels);
        Objects.requireNonNull(encoder, "encoder");
        Objects.requireNonNull(bundle, "bundle");
    }

    /**
     * @throws IOException a file cannot be read, or ONNX Runtime cannot run the graph
     * @throws IllegalArgumentException the encoder is of a newer format
     */
    public static ServingModel of(Bundle bundle, long version, long watermark) throws IOException {
        ServingModel model = new ServingModel(
                version,
                bundle.description().labels(),
                full(bundle).temperature(),
                EncoderFile.read(bundle.directory()),
                bundle,
                watermark);
        // Whether it runs is to be known before a round relies on it.
        model.open().close();
        return model;
    }

    /** Its graph in single precision, which holds its parameters. */
    byte[] graph() throws IOException {
        return Files.readAllBytes(bundle.graph(full(bundle)));
    }

    /** Calibrated logits {@code [contents][labels]}. */
    float[][] logits(List<Content> contents) throws IOException {
        try (TrialModel model = open()) {
            float[][] logits = model.logits(contents);
            for (float[] row : logits) {
                for (int k = 0; k < row.length; k++) {
                    row[k] /= (float) temperature;
                }
            }
            return logits;
        }
    }

    /** Its label and confidence for each content. */
    List<Answer> answers(List<Content> contents) throws IOException {
        return Arrays.stream(logits(contents))
                .map(row -> new Answer(Softmax.argmax(row), Softmax.of(row, 1)[Softmax.argmax(row)]))
                .toList();
    }

    private TrialModel open() throws IOException {
        return TrialModel.open(graph(), encoder, labels.size(), SessionSettings.cpu(1));
    }

    private static Variant full(Bundle bundle) {
        return bundle.description().variant(Precision.FP32).orElseThrow();
    }
}
