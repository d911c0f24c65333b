package io.limbeck.trainer.publish;

import io.limbeck.model.Content;
import io.limbeck.model.bundle.BundleDraft.Graph;
import io.limbeck.model.bundle.Precision;
import io.limbeck.model.bundle.Variant;
import io.limbeck.model.encode.Encoder;
import io.limbeck.model.session.SessionSettings;
import io.limbeck.model.session.TrialModel;
import io.limbeck.trainer.evaluate.AcceptThreshold;
import io.limbeck.trainer.evaluate.TemperatureFit;
import io.limbeck.trainer.fit.Softmax;
import java.io.IOException;
import java.util.List;
import java.util.OptionalDouble;

/**
 * One exported graph with everything fitted on its own answers: temperature, then the threshold on the calibrated
 * confidences, then the golden outputs.
 *
 * @param graph ready for a bundle
 * @param calibrationLogits what it answers for the calibration rows
 */
@SuppressWarnings("ArrayRecordComponent") // read once
public record Proof(Graph graph, float[][] calibrationLogits) {

    /** Labelled rows that no training saw; weights are the inverse of the chance with which each was chosen. */
    public record Calibration(List<Content> contents, int[] gold, double[] weights) {
        public Calibration {
            contents = List.copyOf(contents);
        }
    }

    /**
     * @param target the accuracy that accepted predictions must have
     * @throws IOException ONNX Runtime cannot run the graph
     */
    public static Proof of(
            Precision precision, byte[] onnx, Encoder encoder, int labels, Calibration rows, double target)
            throws IOException {
        try (TrialModel model = TrialModel.open(onnx, encoder, labels, SessionSettings.cpu(1))) {
            float[][] logits = model.logits(rows.contents());
            double temperature = TemperatureFit.of(logits, rows.gold(), rows.weights());
            OptionalDouble threshold = threshold(logits, rows, temperature, target);
            Variant variant =
                    new Variant(precision, temperature, threshold.isPresent() ? threshold.getAsDouble() : null);
            float[][] goldens = model.logits(GoldenContents.of(encoder));
            return new Proof(new Graph(variant, onnx, goldens), logits);
        }
    }

    private static OptionalDouble threshold(float[][] logits, Calibration rows, double temperature, double target) {
        double[] confidences = new double[logits.length];
        boolean[] correct = new boolean[logits.length];
        for (int r = 0; r < logits.length; r++) {
            int label = Softmax.argmax(logits[r]);
            confidences[r] = Softmax.of(logits[r], temperature)[label];
            correct[r] = label == rows.gold()[r];
        }
        return AcceptThreshold.of(confidences, correct, rows.weights(), target);
    }
}
