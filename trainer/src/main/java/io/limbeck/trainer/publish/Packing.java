package io.limbeck.trainer.publish;

import io.limbeck.model.Content;
import io.limbeck.model.bundle.Bundle;
import io.limbeck.model.bundle.BundleDraft;
import io.limbeck.model.bundle.BundleDraft.Graph;
import io.limbeck.model.bundle.BundleWriter;
import io.limbeck.model.bundle.Precision;
import io.limbeck.model.encode.EncoderFile;
import io.limbeck.model.encode.FeatureEncoder;
import io.limbeck.model.session.SessionSettings;
import io.limbeck.model.session.TrialModel;
import io.limbeck.trainer.compress.SignedBytes;
import io.limbeck.trainer.evaluate.Scores;
import io.limbeck.trainer.export.NgramExport;
import io.limbeck.trainer.fit.EncodedContents;
import io.limbeck.trainer.fit.StudentFit;
import io.limbeck.trainer.fit.StudentWeights;
import io.limbeck.trainer.publish.Proof.Calibration;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Turns a trained student into a bundle's directory, in this order: export, prove parity, compress, and for each graph
 * calibrate, find the threshold and note the golden outputs.
 *
 * @param labels in the order of the logits
 * @param cleaningVersion of the cleaner that the rows passed through
 * @param targetAccuracy that accepted predictions must have
 */
public record Packing(List<String> labels, String cleaningVersion, double targetAccuracy) {
    /** The largest difference between libtorch's and ONNX Runtime's logits that still counts as the same model. */
    public static final double PARITY = 1e-4;

    /** INT8 is left out of the bundle if it costs more accuracy than this. */
    private static final double INT8_LOSS = 0.005;

    public Packing {
        labels = List.copyOf(labels);
        Objects.requireNonNull(cleaningVersion, "cleaningVersion");
    }

    /**
     * A bundle on disk.
     *
     * @param bundle verified
     * @param parity the largest difference of logits that was seen between libtorch and ONNX Runtime
     * @param hasInt8 whether the bundle carries the compressed graph
     */
    public record Packed(Bundle bundle, double parity, boolean hasInt8) {}

    /**
     * @param figures to be noted in the bundle
     * @param directory empty or missing
     * @throws IOException a file could not be written, or ONNX Runtime computes something else than libtorch
     */
    public Packed pack(
            StudentWeights student,
            FeatureEncoder encoder,
            Calibration rows,
            Map<String, Double> figures,
            Path directory)
            throws IOException {
        byte[] fp32 = NgramExport.fp32(student);
        double parity = parity(student, fp32, encoder, rows);
        if (!(parity < PARITY)) {
            throw new IOException("the exported graph differs from the trained student by " + parity);
        }
        Proof full = Proof.of(Precision.FP32, fp32, encoder, labels.size(), rows, targetAccuracy);
        byte[] int8 = NgramExport.int8(student, SignedBytes.of(student.table(), student.buckets()));
        Proof small = Proof.of(Precision.INT8, int8, encoder, labels.size(), rows, targetAccuracy);
        List<Graph> graphs = new ArrayList<>(List.of(full.graph()));
        boolean keep = loss(full, small, rows.gold()) <= INT8_LOSS;
        if (keep) {
            graphs.add(small.graph());
        }
        BundleDraft draft = new BundleDraft(
                encoder.kind(),
                encoder.modality(),
                labels,
                cleaningVersion,
                false,
                figures,
                EncoderFile.files(encoder),
                GoldenContents.of(encoder),
                graphs);
        return new Packed(BundleWriter.write(draft, directory), parity, keep);
    }

    private static double loss(Proof full, Proof small, int[] gold) {
        if (gold.length == 0) {
            return 0;
        }
        return Scores.of(full.calibrationLogits(), gold, 1).accuracy()
                - Scores.of(small.calibrationLogits(), gold, 1).accuracy();
    }

    private double parity(StudentWeights student, byte[] onnx, FeatureEncoder encoder, Calibration rows)
            throws IOException {
        List<Content> contents = new ArrayList<>(GoldenContents.of(encoder));
        contents.addAll(rows.contents());
        float[][] trained = StudentFit.logits(student, EncodedContents.of(encoder, contents));
        try (TrialModel model = TrialModel.open(onnx, encoder, labels.size(), SessionSettings.cpu(1))) {
            float[][] exported = model.logits(contents);
            double largest = 0;
            for (int r = 0; r < trained.length; r++) {
                for (int k = 0; k < trained[r].length; k++) {
                    largest = Math.max(largest, Math.abs((double) trained[r][k] - exported[r][k]));
                }
            }
            return largest;
        }
    }
}
