package io.limbeck.trainer.round;

import io.limbeck.model.encode.FeatureEncoder;
import io.limbeck.trainer.collect.Examples;
import io.limbeck.trainer.collect.Splitter;
import io.limbeck.trainer.evaluate.Scores;
import io.limbeck.trainer.fit.Distillation;
import io.limbeck.trainer.fit.EncodedContents;
import io.limbeck.trainer.fit.SparseRows;
import io.limbeck.trainer.fit.StudentFit;
import io.limbeck.trainer.fit.StudentWeights;
import io.limbeck.trainer.fit.TrainingRows;
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

/** The heart of a round: fits a teacher on the labels and trains a student with it. */
final class Distiller {
    private final RoundSettings settings;
    private final Teachers teachers;
    private final Splitter splitter;
    private final Progress progress;

    /** @param teachers the models that teach; without one the student learns from the labels alone */
    Distiller(RoundSettings settings, Teachers teachers, Progress progress) {
        this.settings = Objects.requireNonNull(settings, "settings");
        this.teachers = Objects.requireNonNull(teachers, "teachers");
        this.splitter = new Splitter(settings.splitKey());
        this.progress = Objects.requireNonNull(progress, "progress");
    }

    /**
     * A trained student and how it came to be.
     *
     * @param weights of the student
     * @param encoder that its features come from
     * @param lesson who taught it
     * @param alone the student that learned from the labels alone
     */
    record Distilled(StudentWeights weights, FeatureEncoder encoder, Lesson lesson, NgramExpert alone) {}

    /** What a student is trained on: the labelled rows first, then what the teacher labels. */
    @SuppressWarnings("ArrayRecordComponent") // lives for one round
    private record Course(
            TrainingRows labelled,
            SparseRows unlabelled,
            TrainingRows validation,
            int[] folds,
            StudentWeights start,
            Optional<Reminder> reminder) {}

    /**
     * @param encoder of the student's features
     * @param start the weights to go on from; empty starts afresh
     */
    Distilled distil(
            Material material, FeatureEncoder encoder, Optional<StudentWeights> start, Optional<Reminder> reminder) {
        Course course = course(material, encoder, start, reminder);
        progress.stage("student without a teacher", 0);
        NgramExpert alone = NgramExpert.of(
                encoder,
                course.labelled(),
                course.folds(),
                course.unlabelled(),
                course.validation(),
                settings.student().fit(),
                epoch -> progress.advance(1));
        Lesson lesson = lesson(material, course, alone);
        progress.stage("student", 0);
        TrainingRows rows = lesson.alpha() == 0
                ? course.labelled()
                : taught(
                        course,
                        all(course.labelled().size()),
                        lesson.teacher().orElseThrow(),
                        lesson.teacher().orElseThrow().logits(material.unlabelled()));
        return new Distilled(fit(course, rows, lesson.alpha()), encoder, lesson, alone);
    }

    /**
     * How students taught alike answer the training rows when they have not seen them: one student a fold, none of
     * whose labels it or its teacher's experts were fitted on. Logits {@code [train rows][classes]}.
     */
    float[][] crossFitted(
            Material material, Distilled distilled, Optional<StudentWeights> start, Optional<Reminder> reminder) {
        Course course = course(material, distilled.encoder(), start, reminder);
        Lesson lesson = distilled.lesson();
        float[][] logits = new float[course.labelled().size()][];
        for (int fold = 0; fold < OutOfFold.FOLDS; fold++) {
            progress.stage("cross-fitting", 0);
            int[] unseen = OutOfFold.in(course.folds(), fold);
            int[] seen = OutOfFold.outside(course.folds(), fold);
            if (unseen.length == 0) {
                continue;
            }
            TrainingRows rows = lesson.alpha() == 0
                    ? course.labelled().select(seen)
                    : taught(
                            course,
                            seen,
                            lesson.teacher().orElseThrow(),
                            lesson.teacher().orElseThrow().others(fold));
            StudentWeights student = fit(course, rows, lesson.alpha());
            float[][] answers =
                    StudentFit.logits(student, course.labelled().features().select(unseen));
            for (int i = 0; i < unseen.length; i++) {
                logits[unseen[i]] = answers[i];
            }
        }
        return logits;
    }

    private Course course(
            Material material, FeatureEncoder encoder, Optional<StudentWeights> start, Optional<Reminder> reminder) {
        int classes = material.labels().size();
        Examples train = material.train();
        int[] folds = train.fingerprints().stream()
                .mapToInt(fingerprint -> splitter.fold(fingerprint, OutOfFold.FOLDS))
                .toArray();
        return new Course(
                TrainingRows.labelled(EncodedContents.of(encoder, train.contents()), train.gold(), classes),
                EncodedContents.of(encoder, material.unlabelled()),
                TrainingRows.labelled(
                        EncodedContents.of(encoder, material.validation().contents()),
                        material.validation().gold(),
                        classes),
                folds,
                start.orElseGet(() -> StudentWeights.initial(
                        classes,
                        settings.student().fit().hidden(),
                        encoder.rows(),
                        settings.student().fit().seed())),
                reminder);
    }

    private Lesson lesson(Material material, Course course, NgramExpert alone) {
        int[] gold = course.labelled().gold();
        if (teachers.isEmpty()) {
            return Lesson.withoutTeacher(Scores.of(alone.outOfFold(), gold, 1).accuracy());
        }
        Syllabus syllabus = new Syllabus(
                material.labels(), material.train().contents(), gold, course.folds(), material.unlabelled());
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

    /** Labelled rows at {@code places} with out-of-fold targets, and all unlabelled rows with theirs. */
    private static TrainingRows taught(Course course, int[] places, Teacher teacher, float[][] others) {
        TrainingRows labelled = course.labelled();
        int count = places.length + others.length;
        int[] gold = new int[count];
        Arrays.fill(gold, TrainingRows.UNLABELLED);
        float[] weights = new float[count];
        float[][] targets = new float[count][];
        float[][] own = teacher.outOfFoldLogits();
        for (int i = 0; i < places.length; i++) {
            int place = places[i];
            float[] taught = own[place];
            gold[i] = labelled.gold()[place];
            weights[i] = labelled.weights()[place];
            targets[i] = course.reminder()
                    .map(champion -> champion.beside(place, taught))
                    .orElse(taught);
        }
        System.arraycopy(others, 0, targets, places.length, others.length);
        SparseRows features = labelled.features().select(places).and(course.unlabelled());
        return new TrainingRows(features, gold, weights, targets, labelled.classes());
    }

    private StudentWeights fit(Course course, TrainingRows rows, double alpha) {
        Distillation loss = new Distillation(alpha, settings.distillation().temperature());
        return new StudentFit(settings.student().fit(), loss)
                .fit(course.start(), rows, course.validation(), epoch -> progress.advance(1))
                .weights();
    }

    private static int[] all(int rows) {
        return IntStream.range(0, rows).toArray();
    }
}
