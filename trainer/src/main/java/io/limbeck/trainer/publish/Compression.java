package io.limbeck.trainer.publish;

import io.limbeck.model.Content;
import io.limbeck.model.bundle.Precision;
import io.limbeck.model.session.SessionSettings;
import io.limbeck.model.session.TrialModel;
import io.limbeck.trainer.evaluate.Scores;
import io.limbeck.trainer.publish.Proof.Calibration;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which of a student's compressed graphs ships, by measurement: each is scored on rows that no training saw and timed
 * beside the full graph; the fastest of those that pass is chosen.
 *
 * @param chosen beside the full graph; empty if none passes
 * @param table the full graph and every candidate
 */
record Compression(Optional<Proof> chosen, List<Candidate> table) {

    /** @throws IOException ONNX Runtime cannot run a graph */
    static Compression of(TrainedStudent student, Proof full, int labels, Calibration rows, double target)
            throws IOException {
        List<CandidateGraph> graphs = student.compressed();
        List<Proof> proofs = new ArrayList<>(List.of(full));
        for (CandidateGraph graph : graphs) {
            proofs.add(Proof.of(Precision.INT8, graph.onnx(), student.encoder(), labels, rows, target));
        }
        double[] rates = rates(student, proofs, labels, rows);
        List<Candidate> table = new ArrayList<>(List.of(candidate(Candidate.FULL, full, rates[0], rows.gold())));
        Optional<Proof> chosen = Optional.empty();
        double fastest = 0;
        for (int i = 1; i < proofs.size(); i++) {
            CandidateGraph graph = graphs.get(i - 1);
            Candidate candidate = candidate(graph.name(), proofs.get(i), rates[i], rows.gold())
                    .judged(table.get(0), rows.gold().length, graph.forSpeed());
            table.add(candidate);
            if (candidate.refused().isEmpty() && candidate.recordsPerSecond() > fastest) {
                fastest = candidate.recordsPerSecond();
                chosen = Optional.of(proofs.get(i));
            }
        }
        return new Compression(chosen, List.copyOf(table));
    }

    private static double[] rates(TrainedStudent student, List<Proof> proofs, int labels, Calibration rows)
            throws IOException {
        List<Content> contents = rows.contents().isEmpty() ? GoldenContents.of(student.encoder()) : rows.contents();
        List<TrialModel> models = new ArrayList<>();
        try {
            for (Proof proof : proofs) {
                models.add(TrialModel.open(proof.graph().onnx(), student.encoder(), labels, SessionSettings.cpu(1)));
            }
            return Rates.of(models, contents);
        } finally {
            models.forEach(TrialModel::close);
        }
    }

    private static Candidate candidate(String name, Proof proof, double rate, int[] gold) {
        int bytes = proof.graph().onnx().length;
        if (gold.length == 0) {
            return new Candidate(name, bytes, rate, 0, 0, Optional.empty());
        }
        Scores scores = Scores.of(
                proof.calibrationLogits(), gold, proof.graph().variant().temperature());
        return new Candidate(name, bytes, rate, scores.accuracy(), scores.nll(), Optional.empty());
    }
}
