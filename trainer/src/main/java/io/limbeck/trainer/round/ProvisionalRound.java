package io.limbeck.trainer.round;

import io.limbeck.model.Content;
import io.limbeck.model.Task;
import io.limbeck.model.encode.FeatureEncoder;
import io.limbeck.trainer.collect.Contents;
import io.limbeck.trainer.collect.Row;
import io.limbeck.trainer.collect.SampleHash;
import io.limbeck.trainer.evaluate.Verdict;
import io.limbeck.trainer.fit.Distillation;
import io.limbeck.trainer.fit.EncodedContents;
import io.limbeck.trainer.fit.Softmax;
import io.limbeck.trainer.fit.SparseRows;
import io.limbeck.trainer.fit.StudentFit;
import io.limbeck.trainer.fit.StudentWeights;
import io.limbeck.trainer.fit.TrainingRows;
import io.limbeck.trainer.publish.NgramStudent;
import io.limbeck.trainer.publish.Packing;
import io.limbeck.trainer.publish.Packing.Packed;
import io.limbeck.trainer.publish.Proof.Calibration;
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
        FeatureEncoder encoder = settings.student().encoder(settings.modality(), contents);
        SparseRows features = EncodedContents.of(encoder, contents);
        float[][] targets = teacher.logits(texts);
        StudentWeights student = fit(features, targets, task.labels().size());
        Map<String, Double> metrics = Map.of(
                "records", (double) contents.size(),
                "zeroShotTemperature", teacher.temperature(),
                "zeroShotEvenness", teacher.evenness(),
                "agreementWithTeacher", agreement(student, features, targets));

        progress.stage("packing", 0);
        Packed packed = new Packing(task.labels(), cleaningVersion, settings.targetAccuracy(), true)
                .pack(
                        new NgramStudent(student, encoder),
                        new Calibration(List.of(), new int[0], new double[0]),
                        metrics,
                        out);
        return new Judged(packed, new Verdict.Provisional(contents.size()), metrics, SampleHash.of(recent));
    }

    private StudentWeights fit(SparseRows features, float[][] targets, int classes) {
        int[] learned = places(targets.length, false);
        int[] nobodySaid = new int[learned.length];
        Arrays.fill(nobodySaid, TrainingRows.UNLABELLED);
        TrainingRows rows = new TrainingRows(
                features.select(learned),
                nobodySaid,
                new float[learned.length],
                Arrays.stream(learned).mapToObj(r -> targets[r]).toArray(float[][]::new),
                classes);
        Distillation loss = new Distillation(1.0, settings.distillation().temperature());
        StudentWeights start = StudentWeights.initial(
                classes,
                settings.student().fit().hidden(),
                features.width(),
                settings.student().fit().seed());
        TrainingRows none = TrainingRows.labelled(features.select(new int[0]), new int[0], classes);
        return new StudentFit(settings.student().fit(), loss)
                .fit(start, rows, none, epoch -> progress.advance(1))
                .weights();
    }

    /** Share of the records kept from the student that it gives the label which its teacher does. */
    private static double agreement(StudentWeights student, SparseRows features, float[][] targets) {
        int[] unseen = places(targets.length, true);
        float[][] answers = StudentFit.logits(student, features.select(unseen));
        int same = 0;
        for (int i = 0; i < unseen.length; i++) {
            same += Softmax.argmax(answers[i]) == Softmax.argmax(targets[unseen[i]]) ? 1 : 0;
        }
        return same / (double) unseen.length;
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
