package io.limbeck.trainer.round;

import io.limbeck.trainer.collect.Examples;
import io.limbeck.trainer.distil.Students;
import io.limbeck.trainer.distil.Training;
import io.limbeck.trainer.evaluate.Answer;
import io.limbeck.trainer.evaluate.Costs;
import io.limbeck.trainer.evaluate.Difference;
import io.limbeck.trainer.evaluate.Gate;
import io.limbeck.trainer.evaluate.GateRow;
import io.limbeck.trainer.evaluate.Verdict;
import io.limbeck.trainer.fit.Softmax;
import io.limbeck.trainer.publish.Packing;
import io.limbeck.trainer.publish.Packing.Packed;
import io.limbeck.trainer.round.Distiller.Distilled;
import io.limbeck.trainer.teach.Reminder;
import io.limbeck.trainer.teach.Teacher;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Which architecture a round's student has, where several may be. The cheapest comes first; a dearer one takes its place if
 * it is certainly more accurate on labelled rows that neither has seen (stand-ins of both answer them), and costs no more
 * than the gate allows. A dearer one does not even train where there is nothing to win: no student is expected to be better
 * than its teacher, so the teacher must be, or the champion be of that kind already.
 */
final class Contest {
    private final Distiller distiller;
    private final Material material;
    private final Packing packing;
    private final Gate gate;
    private final Progress progress;
    private final Map<String, Double> figures = new TreeMap<>();
    private String reason = "";

    Contest(Distiller distiller, Material material, Packing packing, Gate gate, Progress progress) {
        this.distiller = Objects.requireNonNull(distiller, "distiller");
        this.material = Objects.requireNonNull(material, "material");
        this.packing = Objects.requireNonNull(packing, "packing");
        this.gate = Objects.requireNonNull(gate, "gate");
        this.progress = Objects.requireNonNull(progress, "progress");
    }

    /**
     * How it ended.
     *
     * @param figures for the manifest; none where nobody competed
     * @param reason one sentence for people; empty where nobody competed
     */
    record Outcome(Entrant winner, Map<String, Double> figures, String reason) {
        Outcome {
            figures = Map.copyOf(figures);
        }
    }

    /**
     * @param students of each architecture, the cheapest first
     * @param out the winner's bundle, empty or missing
     */
    Outcome among(List<Students> students, Beginnings beginnings, Optional<Reminder> reminder, Path out)
            throws IOException {
        if (students.size() == 1) {
            return new Outcome(entrant(beginnings.of(students.get(0)), reminder, out), figures, reason);
        }
        try (Scratch scratch = Scratch.open("contest")) {
            Entrant best = entrant(
                    beginnings.of(students.get(0)),
                    reminder,
                    scratch.directory().resolve("0"));
            for (int s = 1; s < students.size(); s++) {
                Optional<Training> after = beginnings.after(students.get(s));
                if (after.isPresent() || hasRoom(best, reminder)) {
                    Training training = after.isPresent() ? after.get() : beginnings.afresh(students.get(s));
                    Path aside = scratch.directory().resolve(Integer.toString(s));
                    best = better(best, entrant(training, reminder, aside), reminder);
                }
            }
            return new Outcome(best.copiedTo(out), figures, reason);
        }
    }

    private Entrant entrant(Training training, Optional<Reminder> reminder, Path directory) throws IOException {
        Distilled distilled = distiller.distil(training, reminder);
        progress.stage("packing", 0);
        Packed packed = packing.pack(
                distilled.student(),
                OfflineRound.calibration(material),
                OfflineRound.noted(distilled.lesson()),
                directory);
        return new Entrant(distilled, packed);
    }

    /** Whether the teacher is certainly better than the student: what a larger student could at most make good. */
    private boolean hasRoom(Entrant student, Optional<Reminder> reminder) {
        Optional<Teacher> teacher = distiller.teacher();
        if (teacher.isEmpty()) {
            reason = student.architecture() + " alone: without a teacher nothing says that more could be learned";
            return false;
        }
        Difference room = difference(answers(student, reminder), teacher.get().outOfFoldLogits());
        figures.put("contest.teacher.room", room.mean());
        figures.put("contest.teacher.roomAtLeast", room.lower());
        reason = student.architecture() + " alone: its teacher is not certainly better, " + room;
        return room.lower() > 0;
    }

    private Entrant better(Entrant cheap, Entrant dear, Optional<Reminder> reminder) throws IOException {
        Difference gain = difference(answers(cheap, reminder), answers(dear, reminder));
        Costs costs =
                Weighing.of(Optional.of(cheap.packed().bundle()), dear.packed().bundle(), material.seen());
        Verdict limits = gate.first(costs);
        boolean affordable = limits.promotes();
        Entrant winner = affordable && gain.lower() > 0 ? dear : cheap;
        figures.put("contest.rows", (double) gain.rows());
        figures.put("contest." + cheap.architecture() + ".accuracy", gain.champion());
        figures.put("contest." + dear.architecture() + ".accuracy", gain.challenger());
        figures.put("contest.gainAtLeast", gain.lower());
        costs.champion().ifPresent(cost -> figures.put("contest." + cheap.architecture() + ".micros", cost.micros()));
        figures.put(
                "contest." + dear.architecture() + ".micros", costs.challenger().micros());
        reason = String.format(
                Locale.ROOT,
                "%s: accuracy of %s %s, %s%s",
                winner.architecture(),
                dear.architecture() + " and " + cheap.architecture(),
                gain,
                costs,
                affordable ? "" : "; " + limits.reason());
        return winner;
    }

    /** What stand-ins say of rows that are new to the entrant, and to the champion that it may have begun with. */
    private float[][] answers(Entrant entrant, Optional<Reminder> reminder) {
        float[][] all = distiller.crossFitted(entrant.distilled(), reminder);
        return reminder.map(champion -> champion.silent(all)).orElse(all);
    }

    private Difference difference(float[][] one, float[][] other) {
        Examples train = material.train();
        List<GateRow> rows = new ArrayList<>();
        for (int r = 0; r < train.size(); r++) {
            if (one[r] != null && other[r] != null) {
                Answer first = Answer.of(Softmax.argmax(one[r]));
                Answer second = Answer.of(Softmax.argmax(other[r]));
                rows.add(new GateRow(train.fingerprints().get(r), train.gold()[r], first, second, false));
            }
        }
        return gate.difference(rows);
    }
}
