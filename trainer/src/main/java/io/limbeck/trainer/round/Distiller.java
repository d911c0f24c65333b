package io.limbeck.trainer.round;

import io.limbeck.model.Content;
import io.limbeck.model.encode.FeatureEncoder;
import io.limbeck.trainer.collect.Contents;
import io.limbeck.trainer.collect.Examples;
import io.limbeck.trainer.collect.Splitter;
import io.limbeck.trainer.distil.TaughtRows;
import io.limbeck.trainer.distil.Training;
import io.limbeck.trainer.evaluate.Scores;
import io.limbeck.trainer.fit.Distillation;
import io.limbeck.trainer.fit.EncodedContents;
import io.limbeck.trainer.fit.TrainingRows;
import io.limbeck.trainer.publish.TrainedStudent;
import io.limbeck.trainer.teach.Expert;
import io.limbeck.trainer.teach.Lesson;
import io.limbeck.trainer.teach.NgramExpert;
import io.limbeck.trainer.teach.OutOfFold;
import io.limbeck.trainer.teach.Reminder;
import io.limbeck.trainer.teach.Syllabus;
import io.limbeck.trainer.teach.Teacher;
import io.limbeck.trainer.teach.TeacherModel;
import io.limbeck.trainer.teach.Teachers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;

/** The heart of a round: fits a teacher on the labels and trains students with it. */
final class Distiller {
    private final RoundSettings settings;
    private final Teachers teachers;
    private final Progress progress;
    private final Material material;
    private final Training training;
    private final int[] folds;

    /**
     * @param teachers the models that teach; without one the student learns from the labels alone
     * @param material of this round
     * @param training how its students are trained
     */
    Distiller(RoundSettings settings, Teachers teachers, Material material, Training training, Progress progress) {
        this.settings = Objects.requireNonNull(settings, "settings");
        this.teachers = Objects.requireNonNull(teachers, "teachers");
        this.material = Objects.requireNonNull(material, "material");
        this.training = Objects.requireNonNull(training, "training");
        this.progress = Objects.requireNonNull(progress, "progress");
        Splitter splitter = new Splitter(settings.splitKey());
        this.folds = material.train().fingerprints().stream()
                .mapToInt(fingerprint -> splitter.fold(fingerprint, OutOfFold.FOLDS))
                .toArray();
    }

    /**
     * A trained student and how it came to be.
     *
     * @param lesson who taught it
     */
    record Distilled(TrainedStudent student, Lesson lesson) {}

    /** Of all rows, the labelled ones with what their teacher and, of those it knew, the champion say of them. */
    Distilled distil(Optional<Reminder> reminder) {
        Lesson lesson = lesson();
        progress.stage("student", 0);
        int[] all = IntStream.range(0, material.train().size()).toArray();
        TaughtRows rows = lesson.alpha() == 0
                ? labelled(all)
                : taught(
                        all,
                        lesson.teacher().orElseThrow(),
                        lesson.teacher().orElseThrow().logits(material.unlabelled()),
                        reminder);
        return new Distilled(train(rows, lesson.alpha()), lesson);
    }

    /** A student of the same architecture and beginning that learned from the labels alone. */
    TrainedStudent alone() {
        progress.stage("student without a teacher", 0);
        return train(labelled(IntStream.range(0, material.train().size()).toArray()), 0);
    }

    /**
     * How students taught alike answer training rows when they have not seen them: one student a fold, none of whose labels
     * it or its teacher's experts were fitted on. Logits {@code [train rows][classes]}, null for rows in folds for which
     * there is no such student.
     */
    float[][] crossFitted(Lesson lesson, Optional<Reminder> reminder) {
        float[][] logits = new float[material.train().size()][];
        for (int fold = 0; fold < training.standIns(); fold++) {
            progress.stage("cross-fitting", 0);
            int[] unseen = OutOfFold.in(folds, fold);
            int[] seen = OutOfFold.outside(folds, fold);
            if (unseen.length == 0) {
                continue;
            }
            TaughtRows rows = lesson.alpha() == 0
                    ? labelled(seen)
                    : taught(
                            seen,
                            lesson.teacher().orElseThrow(),
                            lesson.teacher().orElseThrow().others(fold),
                            reminder);
            float[][] answers = train(rows, lesson.alpha()).logits(contents(unseen));
            for (int i = 0; i < unseen.length; i++) {
                logits[unseen[i]] = answers[i];
            }
        }
        return logits;
    }

    private Lesson lesson() {
        int[] gold = material.train().gold();
        NgramExpert alone = expert();
        if (teachers.isEmpty()) {
            return Lesson.withoutTeacher(Scores.of(alone.outOfFold(), gold, 1).accuracy());
        }
        Syllabus syllabus =
                new Syllabus(material.labels(), material.train().contents(), gold, folds, material.unlabelled());
        List<Expert> experts = new ArrayList<>();
        for (TeacherModel model : teachers.models()) {
            progress.stage(
                    "teacher", material.train().size() + material.unlabelled().size());
            experts.add(model.expert(syllabus));
        }
        experts.add(alone);
        return Lesson.of(
                Teacher.mix(experts, gold), alone, gold, settings.distillation().alpha());
    }

    /** One voice of the teacher, whatever the student's architecture: cheap, and good at the words of the task. */
    private NgramExpert expert() {
        progress.stage("expert without a teacher", 0);
        FeatureEncoder encoder = settings.student().encoder(settings.modality(), material.seen());
        return NgramExpert.of(
                encoder,
                encoded(encoder, material.train()),
                folds,
                EncodedContents.of(encoder, material.unlabelled()),
                encoded(encoder, material.validation()),
                settings.student().fit(),
                epoch -> progress.advance(1));
    }

    private TrainingRows encoded(FeatureEncoder encoder, Examples rows) {
        return TrainingRows.labelled(EncodedContents.of(encoder, rows.contents()), rows.gold(), material.classes());
    }

    private TaughtRows labelled(int[] places) {
        return TaughtRows.labelled(contents(places), gold(places), material.classes());
    }

    /** Labelled rows at {@code places} with out-of-fold targets, and all unlabelled rows with theirs. */
    private TaughtRows taught(int[] places, Teacher teacher, float[][] others, Optional<Reminder> reminder) {
        List<Content> contents = contents(places);
        contents.addAll(material.unlabelled());
        int[] gold = Arrays.copyOf(gold(places), contents.size());
        Arrays.fill(gold, places.length, gold.length, TrainingRows.UNLABELLED);
        float[][] own = teacher.outOfFoldLogits();
        float[][] targets = new float[contents.size()][];
        for (int i = 0; i < places.length; i++) {
            int place = places[i];
            targets[i] =
                    reminder.map(champion -> champion.beside(place, own[place])).orElse(own[place]);
        }
        System.arraycopy(others, 0, targets, places.length, others.length);
        Optional<float[][]> vectors = teachers.encoder()
                .filter(training::resembles)
                .map(encoder -> encoder.embed(Contents.texts(contents)).toArray(float[][]::new));
        return new TaughtRows(contents, gold, targets, vectors, material.classes());
    }

    private TrainedStudent train(TaughtRows rows, double alpha) {
        Examples validation = material.validation();
        return training.train(
                rows,
                TaughtRows.labelled(validation.contents(), validation.gold(), material.classes()),
                new Distillation(alpha, settings.distillation().temperature()),
                progress::advance);
    }

    private List<Content> contents(int[] places) {
        List<Content> contents = new ArrayList<>();
        for (int place : places) {
            contents.add(material.train().contents().get(place));
        }
        return contents;
    }

    private int[] gold(int[] places) {
        return Arrays.stream(places)
                .map(place -> material.train().gold()[place])
                .toArray();
    }
}
