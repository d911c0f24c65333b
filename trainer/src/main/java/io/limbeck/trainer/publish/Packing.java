package io.limbeck.trainer.publish;

import io.limbeck.model.Content;
import io.limbeck.model.bundle.Bundle;
import io.limbeck.model.bundle.BundleDraft;
import io.limbeck.model.bundle.BundleDraft.Graph;
import io.limbeck.model.bundle.BundleWriter;
import io.limbeck.model.bundle.Precision;
import io.limbeck.model.encode.Encoder;
import io.limbeck.model.encode.EncoderFile;
import io.limbeck.model.session.SessionSettings;
import io.limbeck.model.session.TrialModel;
import io.limbeck.trainer.publish.Proof.Calibration;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * Turns a trained student into a bundle's directory, in this order: export, prove parity, compress, for each graph
 * calibrate, find the threshold and note the golden outputs, and choose which compressed graph ships.
 *
 * @param labels in the order of the logits
 * @param cleaningVersion of the cleaner that the rows passed through
 * @param targetAccuracy that accepted predictions must have
 * @param provisional whether nobody labelled anything that the student learned from
 */
public record Packing(List<String> labels, String cleaningVersion, double targetAccuracy, boolean provisional) {
    /** The largest difference between libtorch's and ONNX Runtime's logits that still counts as the same model. */
    public static final double PARITY = 1e-4;

    public Packing {
        labels = List.copyOf(labels);
        Objects.requireNonNull(cleaningVersion, "cleaningVersion");
    }

    /** Of a student that learned from people's labels. */
    public Packing(List<String> labels, String cleaningVersion, double targetAccuracy) {
        this(labels, cleaningVersion, targetAccuracy, false);
    }

    /**
     * A bundle on disk.
     *
     * @param bundle verified
     * @param parity the largest difference of logits that was seen between libtorch and ONNX Runtime
     * @param candidates the full graph and the compressed ones, and which of them do not ship and why
     */
    public record Packed(Bundle bundle, double parity, List<Candidate> candidates) {
        public Packed {
            candidates = List.copyOf(candidates);
        }
    }

    /**
     * @param figures to be noted in the bundle
     * @param directory empty or missing
     * @throws IOException a file could not be written, or ONNX Runtime computes something else than libtorch
     */
    public Packed pack(TrainedStudent student, Calibration rows, Map<String, Double> figures, Path directory)
            throws IOException {
        byte[] fp32 = student.fp32();
        double parity = parity(student, fp32, rows);
        if (!(parity < PARITY)) {
            throw new IOException("the exported graph differs from the trained student by " + parity);
        }
        Encoder encoder = student.encoder();
        Proof full = Proof.of(Precision.FP32, fp32, encoder, labels.size(), rows, targetAccuracy);
        Compression compression = Compression.of(student, full, labels.size(), rows, targetAccuracy);
        List<Graph> graphs = new ArrayList<>(List.of(full.graph()));
        compression.chosen().ifPresent(small -> graphs.add(small.graph()));
        Map<String, byte[]> files = new TreeMap<>(student.companions(labels));
        files.putAll(EncoderFile.files(encoder));
        BundleDraft draft = new BundleDraft(
                encoder.kind(),
                encoder.modality(),
                labels,
                cleaningVersion,
                provisional,
                figures,
                files,
                GoldenContents.of(encoder),
                graphs);
        return new Packed(BundleWriter.write(draft, directory), parity, compression.table());
    }

    private double parity(TrainedStudent student, byte[] onnx, Calibration rows) throws IOException {
        Encoder encoder = student.encoder();
        List<Content> contents = new ArrayList<>(GoldenContents.of(encoder));
        contents.addAll(rows.contents());
        float[][] trained = student.logits(contents);
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
