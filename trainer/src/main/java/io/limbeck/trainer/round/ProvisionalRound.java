package io.limbeck.trainer.round;

import io.limbeck.model.Content;
import io.limbeck.model.Task;
import io.limbeck.trainer.collect.Contents;
import io.limbeck.trainer.collect.Row;
import io.limbeck.trainer.collect.SampleHash;
import io.limbeck.trainer.distil.TaughtRows;
import io.limbeck.trainer.evaluate.Verdict;
import io.limbeck.trainer.fit.Distillation;
import io.limbeck.trainer.fit.Softmax;
import io.limbeck.trainer.publish.Packing;
import io.limbeck.trainer.publish.Packing.Packed;
import io.limbeck.trainer.publish.Proof.Calibration;
import io.limbeck.trainer.publish.TrainedStudent;
import io.limbeck.trainer.round.ChallengerRound.Judged;
import io.limbeck.trainer.teach.Embedder;
import io.limbeck.trainer.teach.LabelSentences;
import io.limbeck.trainer.teach.ZeroLabelSettings;
import io.limbeck.trainer.teach.ZeroShot;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A model before anybody labelled anything: the student learns from {@link ZeroShot} what records are about. Nobody knows
 * how good it is, so it has no threshold, and every prediction of it goes to people.
 */
public final class ProvisionalRound {
    /** One record in so many is kept from the student, to see whether it answers as its teacher does. */
    private static final int HELD_BACK = 10;

    private final RoundSettings settings;
    private final ZeroLabelSettings zeroLabel;
    private final Progress progress;

    public ProvisionalRound(RoundSettings settings, ZeroLabelSettings zeroLabel, Progress progress) {
        this.settings = Objects.requireNonNull(settings, "settings");
        this.zeroLabel = Objects.requireNonNull(zeroLabel, "zeroLabel");
        this.progress = Objects.requireNonNull(progress, "progress");
    }

    /**
     * @param task names two labels at least
     * @param recent records, at least two
     * @param cleaningVersion of the cleaner that all texts passed through
     * @param out the bundle's directory, empty or missing
     */
    public Judged run(Task task, List<Row> recent, Embedder embedder, String cleaningVersion, Path out)
            throws IOException {
        List<Content> contents = recent.stream().map(Row::content).toList();
        progress.stage("sentence vectors", contents.size());
        List<float[]> texts = embedder.embed(Contents.texts(contents));
        ZeroShot teacher = ZeroShot.of(embedder.embed(LabelSentences.of(task)), texts, zeroLabel.confidence());

        progress.stage("student", 0);
        float[][] targets = teacher.logits(texts);
        TrainedStudent student = student(contents, targets, task.labels().size());
        Map<String, Double> metrics = Map.of(
                "records", (double) contents.size(),
                "zeroShotTemperature", teacher.temperature(),
                "zeroShotEvenness", teacher.evenness(),
                "agreementWithTeacher", agreement(student, contents, targets));

        progress.stage("packing", 0);
        Packed packed = new Packing(task.labels(), cleaningVersion, settings.targetAccuracy(), true)
                .pack(student, new Calibration(List.of(), new int[0], new double[0]), metrics, out);
        return new Judged(packed, new Verdict.Provisional(contents.size()), metrics, SampleHash.of(recent));
    }

    private TrainedStudent student(List<Content> contents, float[][] targets, int classes) throws IOException {
        int[] learned = places(targets.length, false);
        TaughtRows rows = TaughtRows.unlabelled(
                at(learned, contents),
                Arrays.stream(learned).mapToObj(r -> targets[r]).toArray(float[][]::new),
                classes);
        return settings.student()
                .students(settings.modality())
                .get(0)
                .afresh(contents, classes)
                .train(
                        rows,
                        TaughtRows.labelled(List.of(), new int[0], classes),
                        new Distillation(1.0, settings.distillation().temperature()),
                        progress::advance);
    }

    /** Share of the records kept from the student that it gives the label which its teacher does. */
    private static double agreement(TrainedStudent student, List<Content> contents, float[][] targets) {
        int[] unseen = places(targets.length, true);
        float[][] answers = student.logits(at(unseen, contents));
        int same = 0;
        for (int i = 0; i < unseen.length; i++) {
            same += Softmax.argmax(answers[i]) == Softmax.argmax(targets[unseen[i]]) ? 1 : 0;
        }
        return same / (double) unseen.length;
    }

    private static List<Content> at(int[] places, List<Content> contents) {
        return Arrays.stream(places).mapToObj(contents::get).toList();
    }

    private static int[] places(int rows, boolean heldBack) {
        List<Integer> places = new ArrayList<>();
        for (int r = 0; r < rows; r++) {
            if ((r % HELD_BACK == 0) == heldBack) {
                places.add(r);
            }
        }
        return places.stream().mapToInt(Integer::intValue).toArray();
    }
}
