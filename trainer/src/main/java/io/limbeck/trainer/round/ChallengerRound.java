package io.limbeck.trainer.round;

import io.limbeck.model.Content;
import io.limbeck.model.encode.FeatureEncoder;
import io.limbeck.schemas.ManifestMetrics;
import io.limbeck.trainer.collect.Examples;
import io.limbeck.trainer.collect.Fingerprint;
import io.limbeck.trainer.collect.LabelBook;
import io.limbeck.trainer.collect.Part;
import io.limbeck.trainer.collect.Rehearsal;
import io.limbeck.trainer.collect.Row;
import io.limbeck.trainer.collect.SampleHash;
import io.limbeck.trainer.collect.Splitter;
import io.limbeck.trainer.evaluate.Difference;
import io.limbeck.trainer.evaluate.Gate;
import io.limbeck.trainer.evaluate.GateRow;
import io.limbeck.trainer.evaluate.GateSettings;
import io.limbeck.trainer.evaluate.Verdict;
import io.limbeck.trainer.fit.EncodedContents;
import io.limbeck.trainer.fit.Softmax;
import io.limbeck.trainer.fit.SparseRows;
import io.limbeck.trainer.fit.StudentFit;
import io.limbeck.trainer.fit.StudentWeights;
import io.limbeck.trainer.publish.NgramStudent;
import io.limbeck.trainer.publish.Packing;
import io.limbeck.trainer.publish.Packing.Packed;
import io.limbeck.trainer.round.Distiller.Distilled;
import io.limbeck.trainer.teach.Embedder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * One round of the service: from the champion's weights, new labels and a bounded sample of older ones, and recent
 * records, to a challenger and the gate's verdict on it.
 *
 * <p>The gate needs rows that neither model was trained on. The champion saw none of the labels since its watermark; of
 * those that the challenger learns from, it answers through students of the same making that did not see them.
 */
public final class ChallengerRound {
    private final RoundSettings settings;
    private final GateSettings gate;
    private final int rehearsal;
    private final Progress progress;

    /** @param rehearsal at most so many older labelled rows */
    public ChallengerRound(RoundSettings settings, GateSettings gate, int rehearsal, Progress progress) {
        this.settings = Objects.requireNonNull(settings, "settings");
        this.gate = Objects.requireNonNull(gate, "gate");
        this.rehearsal = rehearsal;
        this.progress = Objects.requireNonNull(progress, "progress");
    }

    /**
     * A challenger, judged.
     *
     * @param packed its bundle
     * @param metrics figures for the manifest
     * @param sampleSha256 names the rows that were trained on
     */
    public record Judged(Packed packed, Verdict verdict, Map<String, Double> metrics, String sampleSha256) {
        public Judged {
            metrics = Map.copyOf(metrics);
        }
    }

    /**
     * @param labels live now
     * @param recent records, some of which may be among the labelled
     * @param champion what serves; empty before the first promotion
     * @param cleaningVersion of the cleaner that all texts passed through
     * @param out the bundle's directory, empty or missing
     */
    public Judged run(
            LabelBook.Snapshot labels,
            List<Row> recent,
            Optional<ServingModel> champion,
            Optional<Embedder> embedder,
            String cleaningVersion,
            Path out)
            throws IOException {
        progress.stage("splitting", 0);
        List<String> names = names(labels, champion);
        List<Row> all = labels.entries().stream().map(LabelBook.Entry::row).toList();
        Map<Part, List<Row>> parts = Examples.split(all, new Splitter(settings.splitKey()));
        Set<String> fresh = fresh(labels, champion);
        List<Row> train = new ArrayList<>(parts.get(Part.TRAIN));
        if (champion.isPresent()) {
            List<Row> older =
                    train.stream().filter(row -> !fresh.contains(row.id())).toList();
            train.removeAll(older);
            train.addAll(Rehearsal.of(older, rehearsal));
        }
        Material material = new Material(
                names,
                Examples.of(train, names),
                unlabelled(all, recent),
                Examples.of(parts.get(Part.VALIDATION), names),
                Examples.of(parts.get(Part.CALIBRATION), names));
        List<Content> seen = new ArrayList<>(material.train().contents());
        seen.addAll(material.unlabelled());
        Optional<ServingModel> base =
                champion.filter(model -> Outgrown.columns(model.encoder(), seen).isEmpty());
        FeatureEncoder encoder = base.map(ServingModel::encoder)
                .orElseGet(() -> settings.student().encoder(settings.modality(), seen));
        Optional<StudentWeights> start = base.map(model ->
                model.weights().widened(names.size(), settings.student().fit().seed()));
        Distiller distiller = new Distiller(settings, embedder, progress);
        Distilled distilled = distiller.distil(material, encoder, start);

        Map<String, Double> metrics = new TreeMap<>(OfflineRound.noted(distilled));
        Verdict verdict = new Verdict.First();
        if (champion.isPresent()) {
            List<GateRow> rows = heldBack(parts.get(Part.GATE), fresh, names, champion.get(), distilled);
            rows.addAll(learned(train, fresh, material, champion.get(), distilled, start, distiller));
            progress.stage("gate", 0);
            Gate judge = new Gate(gate);
            verdict = judge.judge(rows, names);
            Difference difference =
                    judge.difference(rows.stream().filter(GateRow::recent).toList());
            metrics.put("gateRecentRows", (double) difference.rows());
            metrics.put(ManifestMetrics.RECENT_CHAMPION, difference.champion());
            metrics.put(ManifestMetrics.RECENT_CHALLENGER, difference.challenger());
            metrics.put("gateRecentLower", difference.lower());
        }
        progress.stage("packing", 0);
        Packed packed = new Packing(names, cleaningVersion, settings.targetAccuracy())
                .pack(new NgramStudent(distilled.weights(), encoder), OfflineRound.calibration(material), metrics, out);
        metrics.put("parity", packed.parity());
        packed.candidates().forEach(candidate -> metrics.putAll(candidate.figures()));
        return new Judged(packed, verdict, metrics, SampleHash.of(train));
    }

    /** The champion's labels keep their places; labels with a single row wait until there is a second. */
    private static List<String> names(LabelBook.Snapshot labels, Optional<ServingModel> champion) {
        Map<String, Integer> counts = new TreeMap<>();
        labels.entries().forEach(entry -> counts.merge(entry.row().label().orElseThrow(), 1, Integer::sum));
        List<String> names = new ArrayList<>(champion.map(ServingModel::labels).orElse(List.of()));
        Set<String> more = new TreeSet<>(counts.keySet());
        names.forEach(more::remove);
        more.removeIf(name -> counts.get(name) < 2);
        names.addAll(more);
        return names;
    }

    /** Ids whose labels the champion has not seen. */
    private static Set<String> fresh(LabelBook.Snapshot labels, Optional<ServingModel> champion) {
        long watermark = champion.map(ServingModel::watermark).orElse(0L);
        Set<String> fresh = new HashSet<>();
        for (LabelBook.Entry entry : labels.entries()) {
            if (entry.offset() >= watermark) {
                fresh.add(entry.row().id());
            }
        }
        return fresh;
    }

    /** Records of which nothing alike is labelled: the teacher must not answer for held-back rows by way of them. */
    private static List<Content> unlabelled(List<Row> labelled, List<Row> recent) {
        Set<String> known = new HashSet<>();
        labelled.forEach(row -> known.add(Fingerprint.of(row.content())));
        return recent.stream()
                .map(Row::content)
                .filter(content -> !known.contains(Fingerprint.of(content)))
                .toList();
    }

    private static List<GateRow> heldBack(
            List<Row> rows, Set<String> fresh, List<String> names, ServingModel champion, Distilled challenger) {
        Examples examples = Examples.of(rows, names);
        SparseRows features = EncodedContents.of(champion.encoder(), examples.contents());
        float[][] old = StudentFit.logits(champion.weights(), features);
        float[][] young =
                StudentFit.logits(challenger.weights(), EncodedContents.of(challenger.encoder(), examples.contents()));
        List<Row> known = rows.stream()
                .filter(row -> names.contains(row.label().orElseThrow()))
                .toList();
        List<GateRow> judged = new ArrayList<>();
        for (int r = 0; r < examples.size(); r++) {
            judged.add(row(
                    examples, r, old[r], young[r], fresh.contains(known.get(r).id())));
        }
        return judged;
    }

    private List<GateRow> learned(
            List<Row> train,
            Set<String> fresh,
            Material material,
            ServingModel champion,
            Distilled challenger,
            Optional<StudentWeights> start,
            Distiller distiller) {
        Examples examples = material.train();
        float[][] young = distiller.crossFitted(material, challenger, start);
        float[][] old =
                StudentFit.logits(champion.weights(), EncodedContents.of(champion.encoder(), examples.contents()));
        List<Row> known = train.stream()
                .filter(row -> material.labels().contains(row.label().orElseThrow()))
                .toList();
        List<GateRow> judged = new ArrayList<>();
        for (int r = 0; r < examples.size(); r++) {
            if (fresh.contains(known.get(r).id())) {
                judged.add(row(examples, r, old[r], young[r], true));
            }
        }
        return judged;
    }

    private static GateRow row(Examples examples, int r, float[] champion, float[] challenger, boolean recent) {
        return new GateRow(
                examples.fingerprints().get(r),
                examples.gold()[r],
                Softmax.argmax(champion),
                Softmax.argmax(challenger),
                recent);
    }
}
