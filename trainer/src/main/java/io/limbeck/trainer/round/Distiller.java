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
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;

/** The heart of a round: fits a teacher on the labels, once, and trains students of any kind with it. */
final class Distiller {
    private final RoundSettings settings;
    private final Teachers teachers;
    private final Progress progress;
    private final Material material;
    private final int[] folds;
    /** What stand-ins answer, by how they are trained, without a teacher and with one: it takes long, and is asked twice. */
    private final IdentityHashMap<Training, float[][]> unaided = new IdentityHashMap<>();

    private final IdentityHashMap<Training, float[][]> taught = new IdentityHashMap<>();

    private NgramExpert expert;
    private Optional<Teacher> teacher = Optional.empty();

    /**
     * @param teachers the models that teach; without one students learn from the labels alone
     * @param material of this round
     */
    Distiller(RoundSettings settings, Teachers teachers, Material material, Progress progress) {
        this.settings = Objects.requireNonNull(settings, "settings");
        this.teachers = Objects.requireNonNull(teachers, "teachers");
        this.material = Objects.requireNonNull(material, "material");
        this.progress = Objects.requireNonNull(progress, "progress");
        Splitter splitter = new Splitter(settings.splitKey());
        this.folds = material.train().fingerprints().stream()
                .mapToInt(fingerprint -> splitter.fold(fingerprint, OutOfFold.FOLDS))
                .toArray();
    }

    /**
     * A trained student and how it came to be.
     *
     * @param training how it was trained
     * @param lesson who taught it
     */
    record Distilled(TrainedStudent student, Training training, Lesson lesson) {}

    /** Of all rows, the labelled ones with what their teacher and, of those it knew, the champion say of them. */
    Distilled distil(Training training, Optional<Reminder> reminder) {
        Lesson lesson = lesson(training, reminder);
        progress.stage("student", 0);
        int[] all = IntStream.range(0, material.train().size()).toArray();
        TaughtRows rows = lesson.alpha() == 0
                ? labelled(all)
                : taught(training, all, lesson.teacher().orElseThrow().logits(material.unlabelled()), reminder);
        return new Distilled(train(training, rows, lesson.alpha()), training, lesson);
    }

    /** A student that begins alike and learns from the labels alone. */
    TrainedStudent alone(Training training) {
        progress.stage("student without a teacher", 0);
        return train(
                training, labelled(IntStream.range(0, material.train().size()).toArray()), 0);
    }

    /**
     * How students taught alike answer training rows when they have not seen them: one student a fold, none of whose labels
     * it or its teacher's experts were fitted on. Logits {@code [train rows][classes]}, null for rows in folds for which
     * there is no such student.
     */
    float[][] crossFitted(Distilled distilled, Optional<Reminder> reminder) {
        Training training = distilled.training();
        double alpha = distilled.lesson().alpha();
        if (alpha == 0) {
            return unaided(training);
        }
        if (!taught.containsKey(training)) {
            Teacher by = distilled.lesson().teacher().orElseThrow();
            taught.put(
                    training,
                    crossFitted(training, alpha, (seen, fold) -> taught(training, seen, by.others(fold), reminder)));
        }
        return taught.get(training);
    }

    /** What the stand-ins of a student without a teacher answer. */
    private float[][] unaided(Training training) {
        if (!unaided.containsKey(training)) {
            unaided.put(training, crossFitted(training, 0, (seen, fold) -> labelled(seen)));
        }
        return unaided.get(training);
    }

    /** Rows at the given places, for a student that sees no row of the given fold. */
    private interface Rows {
        TaughtRows of(int[] places, int fold);
    }

    private float[][] crossFitted(Training training, double alpha, Rows rows) {
        float[][] logits = new float[material.train().size()][];
        for (int fold = 0; fold < training.standIns(folds.length); fold++) {
            progress.stage("cross-fitting", 0);
            int[] unseen = OutOfFold.in(folds, fold);
            if (unseen.length == 0) {
                continue;
            }
            TrainedStudent student = train(training, rows.of(OutOfFold.outside(folds, fold), fold), alpha);
            float[][] answers = student.logits(contents(unseen));
            for (int i = 0; i < unseen.length; i++) {
                logits[unseen[i]] = answers[i];
            }
        }
        return logits;
    }

    /** The teacher of this round; empty where no model teaches. */
    Optional<Teacher> teacher() {
        if (teacher.isEmpty() && !teachers.isEmpty()) {
            Syllabus syllabus = new Syllabus(
                    material.labels(),
                    material.train().contents(),
                    material.train().gold(),
                    folds,
                    material.unlabelled());
            List<Expert> experts = new ArrayList<>();
            for (TeacherModel model : teachers.models()) {
                progress.stage(
                        "teacher",
                        material.train().size() + material.unlabelled().size());
                experts.add(model.expert(syllabus));
            }
            experts.add(expert());
            teacher = Optional.of(Teacher.mix(experts, material.train().gold()));
        }
        return teacher;
    }

    /** Whether the teacher is worth listening to, for such students. */
    private Lesson lesson(Training training, Optional<Reminder> reminder) {
        if (teacher().isEmpty()) {
            return Lesson.withoutTeacher(training.isExpert() ? accuracy(expert().outOfFold()) : Double.NaN);
        }
        float[][] alone = training.isExpert()
                ? expert().outOfFold()
                : reminder.map(champion -> champion.silent(unaided(training))).orElseGet(() -> unaided(training));
        return Lesson.of(
                teacher().orElseThrow(),
                alone,
                material.train().gold(),
                settings.distillation().alpha());
    }

    private double accuracy(float[][] logits) {
        return Scores.of(logits, material.train().gold(), 1).accuracy();
    }

    /** One voice of the teacher, whatever the student's architecture: cheap, and good at the words of the task. */
    private NgramExpert expert() {
        if (expert == null) {
            progress.stage("expert without a teacher", 0);
            FeatureEncoder encoder = settings.student().encoder(settings.modality(), material.seen());
            expert = NgramExpert.of(
                    encoder,
                    encoded(encoder, material.train()),
                    folds,
                    EncodedContents.of(encoder, material.unlabelled()),
                    encoded(encoder, material.validation()),
                    settings.student().fit(),
                    epoch -> progress.advance(1));
        }
        return expert;
    }

    private TrainingRows encoded(FeatureEncoder encoder, Examples rows) {
        return TrainingRows.labelled(EncodedContents.of(encoder, rows.contents()), rows.gold(), material.classes());
    }

    private TaughtRows labelled(int[] places) {
        return TaughtRows.labelled(contents(places), gold(places), material.classes());
    }

    /** Labelled rows at {@code places} with out-of-fold targets, and all unlabelled rows with theirs. */
    private TaughtRows taught(Training training, int[] places, float[][] others, Optional<Reminder> reminder) {
        List<Content> contents = contents(places);
        contents.addAll(material.unlabelled());
        int[] gold = Arrays.copyOf(gold(places), contents.size());
        Arrays.fill(gold, places.length, gold.length, TrainingRows.UNLABELLED);
        float[][] own = teacher().orElseThrow().outOfFoldLogits();
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

    private TrainedStudent train(Training training, TaughtRows rows, double alpha) {
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
