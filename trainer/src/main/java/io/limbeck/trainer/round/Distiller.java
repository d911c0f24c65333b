package io.limbeck.trainer.round;

import io.limbeck.model.Content;
import io.limbeck.model.encode.FeatureEncoder;
import io.limbeck.trainer.collect.Contents;
import io.limbeck.trainer.collect.Examples;
import io.limbeck.trainer.collect.Splitter;
import io.limbeck.trainer.evaluate.Scores;
import io.limbeck.trainer.fit.Distillation;
import io.limbeck.trainer.fit.EncodedContents;
import io.limbeck.trainer.fit.SparseRows;
import io.limbeck.trainer.fit.StudentFit;
import io.limbeck.trainer.fit.StudentWeights;
import io.limbeck.trainer.fit.TrainingRows;
import io.limbeck.trainer.teach.Embedder;
import io.limbeck.trainer.teach.FittedHead;
import io.limbeck.trainer.teach.Lesson;
import io.limbeck.trainer.teach.NgramExpert;
import io.limbeck.trainer.teach.OutOfFold;
import io.limbeck.trainer.teach.Teacher;
import io.limbeck.trainer.teach.Vectors;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;

/** The heart of a round: fits a teacher on the labels and trains a student with it. */
final class Distiller {
    private final RoundSettings settings;
    private final Optional<Embedder> embedder;
    private final Splitter splitter;
    private final Progress progress;

    /** @param embedder what the teacher stands on; without it the student learns from the labels alone */
    Distiller(RoundSettings settings, Optional<Embedder> embedder, Progress progress) {
        this.settings = Objects.requireNonNull(settings, "settings");
        this.embedder = Objects.requireNonNull(embedder, "embedder");
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
            TrainingRows labelled, SparseRows unlabelled, TrainingRows validation, int[] folds, StudentWeights start) {}

    /**
     * @param encoder of the student's features
     * @param start the weights to go on from; empty starts afresh
     */
    Distilled distil(Material material, FeatureEncoder encoder, Optional<StudentWeights> start) {
        Course course = course(material, encoder, start);
        progress.stage("student without a teacher", 0);
        NgramExpert alone = NgramExpert.of(
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
                        lesson.teacher().orElseThrow().logits(vectors(material.unlabelled()), course.unlabelled()));
        return new Distilled(fit(course, rows, lesson.alpha()), encoder, lesson, alone);
    }

    /**
     * How students taught alike answer the training rows when they have not seen them: one student a fold, none of
     * whose labels it or its teacher's experts were fitted on. Logits {@code [train rows][classes]}.
     */
    float[][] crossFitted(Material material, Distilled distilled, Optional<StudentWeights> start) {
        Course course = course(material, distilled.encoder(), start);
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
                            lesson.teacher().orElseThrow().logitsWithout(fold));
            StudentWeights student = fit(course, rows, lesson.alpha());
            float[][] answers =
                    StudentFit.logits(student, course.labelled().features().select(unseen));
            for (int i = 0; i < unseen.length; i++) {
                logits[unseen[i]] = answers[i];
            }
        }
        return logits;
    }

    /** Sentence vectors of texts, as a head reads them. */
    SparseRows vectors(List<Content> contents) {
        Embedder from = embedder.orElseThrow();
        progress.stage("sentence vectors", contents.size());
        return Vectors.rows(from.embed(Contents.texts(contents)), from.width());
    }

    private Course course(Material material, FeatureEncoder encoder, Optional<StudentWeights> start) {
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
                        settings.student().fit().seed())));
    }

    private Lesson lesson(Material material, Course course, NgramExpert alone) {
        int[] gold = course.labelled().gold();
        if (embedder.isEmpty()) {
            return Lesson.withoutTeacher(Scores.of(alone.outOfFold(), gold, 1).accuracy());
        }
        SparseRows labelled = vectors(material.train().contents());
        SparseRows unlabelled = vectors(material.unlabelled());
        progress.stage("teacher's head", 0);
        FittedHead head = FittedHead.of(
                labelled, gold, course.folds(), unlabelled, material.labels().size());
        return Lesson.of(
                Teacher.mix(head, alone, gold), gold, settings.distillation().alpha());
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
            gold[i] = labelled.gold()[places[i]];
            weights[i] = labelled.weights()[places[i]];
            targets[i] = own[places[i]];
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
