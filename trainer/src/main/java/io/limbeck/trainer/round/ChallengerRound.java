package io.limbeck.trainer.round;

import io.limbeck.model.Content;
import io.limbeck.model.bundle.BundleRefused;
import io.limbeck.trainer.collect.Examples;
import io.limbeck.trainer.collect.Fingerprint;
import io.limbeck.trainer.collect.HeldBack;
import io.limbeck.trainer.collect.LabelBook;
import io.limbeck.trainer.collect.Part;
import io.limbeck.trainer.collect.Rehearsal;
import io.limbeck.trainer.collect.Row;
import io.limbeck.trainer.collect.SampleHash;
import io.limbeck.trainer.collect.Splitter;
import io.limbeck.trainer.distil.Training;
import io.limbeck.trainer.evaluate.Answer;
import io.limbeck.trainer.evaluate.Costs;
import io.limbeck.trainer.evaluate.Gate;
import io.limbeck.trainer.evaluate.GateRow;
import io.limbeck.trainer.evaluate.GateSettings;
import io.limbeck.trainer.evaluate.Verdict;
import io.limbeck.trainer.fit.Softmax;
import io.limbeck.trainer.publish.Packing;
import io.limbeck.trainer.publish.Packing.Packed;
import io.limbeck.trainer.round.Contest.Outcome;
import io.limbeck.trainer.round.Distiller.Distilled;
import io.limbeck.trainer.teach.Reminder;
import io.limbeck.trainer.teach.Teachers;
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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One round of the service: from the champion's weights, new labels and a bounded sample of older ones, and recent
 * records, to a challenger and the gate's verdict on it.
 *
 * <p>The gate needs rows that neither model was trained on. The champion saw none of the labels since its watermark; of
 * those that the challenger learns from, it answers through students of the same making that did not see them: as many as
 * {@link Training#standIns(int)} says, so where students take long, only a part of these labels counts.
 *
 * <p>A champion of another architecture, or one that cannot be gone on from, is compared with and reminds of older rows as
 * any other; the challenger only begins afresh.
 */
public final class ChallengerRound {
    private static final Logger LOG = LoggerFactory.getLogger(ChallengerRound.class);

    private final RoundSettings settings;
    private final GateSettings gate;
    private final Memory memory;
    private final Progress progress;

    /** @param memory how much of the labels' history a round looks at */
    public ChallengerRound(RoundSettings settings, GateSettings gate, Memory memory, Progress progress) {
        this.settings = Objects.requireNonNull(settings, "settings");
        this.gate = Objects.requireNonNull(gate, "gate");
        this.memory = Objects.requireNonNull(memory, "memory");
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

        /** The same with another verdict. */
        public Judged with(Verdict other) {
            return new Judged(packed, other, metrics, sampleSha256);
        }
    }

    /**
     * @param labels live now
     * @param recent records, some of which may be among the labelled
     * @param champion what serves; empty before the first promotion
     * @param cleaningVersion of the cleaner that all texts passed through
     * @param out the bundle's directory, empty or missing
     * @throws BundleRefused the bundle just written cannot be read
     */
    public Judged run(
            LabelBook.Snapshot labels,
            List<Row> recent,
            Optional<ServingModel> champion,
            Teachers teachers,
            String cleaningVersion,
            Path out)
            throws IOException, BundleRefused {
        progress.stage("splitting", 0);
        List<String> names = names(labels, champion);
        Splitter splitter = new Splitter(settings.splitKey());
        HeldBack bound = new HeldBack(splitter, memory.heldBack());
        Map<Part, List<Row>> parts = labels.parts(splitter);
        Set<String> fresh = fresh(labels, champion);
        List<Row> train = new ArrayList<>(parts.get(Part.TRAIN));
        if (champion.isPresent()) {
            List<Row> older =
                    train.stream().filter(row -> !fresh.contains(row.id())).toList();
            train.removeIf(row -> !fresh.contains(row.id()));
            train.addAll(Rehearsal.beside(List.copyOf(train), older, memory.rehearsal()));
        }
        Material material = new Material(
                names,
                Examples.of(train, names),
                unlabelled(labels.fingerprints(), recent),
                Examples.of(bound.sample(parts.get(Part.VALIDATION)), names),
                Examples.of(bound.sample(parts.get(Part.CALIBRATION)), names));
        Optional<Reminder> reminder =
                champion.isPresent() ? Optional.of(reminder(champion.get(), train, fresh, material)) : Optional.empty();
        Distiller distiller = new Distiller(settings, teachers, material, progress);
        Gate judge = new Gate(gate);
        Outcome outcome = new Contest(
                        distiller,
                        material,
                        new Packing(names, cleaningVersion, settings.targetAccuracy()),
                        judge,
                        progress)
                .among(
                        settings.student().students(settings.modality()),
                        new Beginnings(champion, material),
                        reminder,
                        out);
        Distilled distilled = outcome.winner().distilled();
        Packed packed = outcome.winner().packed();
        if (!outcome.reason().isEmpty()) {
            LOG.info("{}", outcome.reason());
        }
        Map<String, Double> metrics = new TreeMap<>(OfflineRound.noted(distilled.lesson()));
        metrics.putAll(outcome.figures());
        metrics.put("parity", packed.parity());
        packed.candidates().forEach(candidate -> metrics.putAll(candidate.figures()));

        List<GateRow> rows = new ArrayList<>();
        if (champion.isPresent()) {
            float[][] young = distiller.crossFitted(distilled, reminder);
            rows.addAll(learned(train, fresh, material, champion.get(), young));
            ServingModel challenger = ServingModel.of(packed.bundle(), 0, 0);
            List<Row> held = bound.sample(parts.get(Part.GATE), row -> fresh.contains(row.id()));
            rows.addAll(heldBack(held, fresh, names, champion.get(), challenger));
        }
        progress.stage("gate", 0);
        Costs costs = Weighing.of(champion.map(ServingModel::bundle), packed.bundle(), material.seen());
        Verdict verdict = champion.isPresent() ? judge.judge(rows, names, costs) : judge.first(costs);
        metrics.putAll(new GateMetrics(judge).of(rows, costs));
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
    private static List<Content> unlabelled(Set<String> known, List<Row> recent) {
        return recent.stream()
                .map(Row::content)
                .filter(content -> !known.contains(Fingerprint.of(content)))
                .toList();
    }

    /** What both say, with their own confidences, of rows that are never learned from. */
    private static List<GateRow> heldBack(
            List<Row> rows, Set<String> fresh, List<String> names, ServingModel champion, ServingModel challenger)
            throws IOException {
        Examples examples = Examples.of(rows, names);
        List<Row> known = known(rows, names);
        List<Answer> old = champion.answers(examples.contents());
        List<Answer> young = challenger.answers(examples.contents());
        List<GateRow> judged = new ArrayList<>();
        for (int r = 0; r < examples.size(); r++) {
            judged.add(row(
                    examples,
                    r,
                    old.get(r),
                    young.get(r),
                    fresh.contains(known.get(r).id())));
        }
        return judged;
    }

    /** What the champion says of the rows whose labels it has learned. */
    private Reminder reminder(ServingModel champion, List<Row> train, Set<String> fresh, Material material)
            throws IOException {
        List<Row> known = known(train, material.labels());
        float[][] answers = champion.logits(material.train().contents());
        for (int r = 0; r < answers.length; r++) {
            if (fresh.contains(known.get(r).id())) {
                answers[r] = null;
            }
        }
        return new Reminder(answers, settings.teacher().champion());
    }

    /** The rows that became examples, in their order. */
    private static List<Row> known(List<Row> rows, List<String> labels) {
        return rows.stream()
                .filter(row -> labels.contains(row.label().orElseThrow()))
                .toList();
    }

    /** What the champion says of new rows, and stand-ins of the challenger that have not learned them. */
    private static List<GateRow> learned(
            List<Row> train, Set<String> fresh, Material material, ServingModel champion, float[][] young)
            throws IOException {
        Examples examples = material.train();
        List<Answer> old = champion.answers(examples.contents());
        List<Row> known = known(train, material.labels());
        List<GateRow> judged = new ArrayList<>();
        for (int r = 0; r < examples.size(); r++) {
            if (young[r] != null && fresh.contains(known.get(r).id())) {
                judged.add(row(examples, r, old.get(r), Answer.of(Softmax.argmax(young[r])), true));
            }
        }
        return judged;
    }

    private static GateRow row(Examples examples, int r, Answer champion, Answer challenger, boolean recent) {
        return new GateRow(examples.fingerprints().get(r), examples.gold()[r], champion, challenger, recent);
    }
}
