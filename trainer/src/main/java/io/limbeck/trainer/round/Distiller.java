package io.limbeck.trainer.round;

import io.limbeck.model.encode.TextEncoder;
import io.limbeck.trainer.collect.Examples;
import io.limbeck.trainer.collect.Splitter;
import io.limbeck.trainer.evaluate.Scores;
import io.limbeck.trainer.fit.Distillation;
import io.limbeck.trainer.fit.EncodedTexts;
import io.limbeck.trainer.fit.FitSettings;
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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

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
    record Distilled(StudentWeights weights, TextEncoder encoder, Lesson lesson, NgramExpert alone) {}

    /**
     * @param encoder of the student's features
     * @param start the weights to go on from; empty starts afresh
     */
    Distilled distil(Material material, TextEncoder encoder, Optional<StudentWeights> start) {
        int classes = material.labels().size();
        FitSettings fit = settings.student().fit();
        Examples train = material.train();
        SparseRows ngrams = EncodedTexts.of(encoder, train.texts());
        TrainingRows validation = TrainingRows.labelled(
                EncodedTexts.of(encoder, material.validation().texts()),
                material.validation().gold(),
                classes);
        int[] folds = train.fingerprints().stream()
                .mapToInt(fingerprint -> splitter.fold(fingerprint, OutOfFold.FOLDS))
                .toArray();
        progress.stage("student without a teacher", 0);
        NgramExpert alone = NgramExpert.of(ngrams, train.gold(), folds, validation, classes, fit);
        Lesson lesson = lesson(train, folds, alone, classes);

        TrainingRows rows = rows(material, encoder, ngrams, lesson);
        progress.stage("student", 0);
        Distillation loss =
                new Distillation(lesson.alpha(), settings.distillation().temperature());
        StudentWeights from =
                start.orElseGet(() -> StudentWeights.initial(classes, fit.hidden(), encoder.rows(), fit.seed()));
        StudentWeights weights = new StudentFit(fit, loss)
                .fit(from, rows, validation, epoch -> progress.advance(1))
                .weights();
        return new Distilled(weights, encoder, lesson, alone);
    }

    /** Sentence vectors of the texts, as a head reads them. */
    SparseRows vectors(List<String> texts) {
        Embedder from = embedder.orElseThrow();
        progress.stage("sentence vectors", texts.size());
        return Vectors.rows(from.embed(texts), from.width());
    }

    private Lesson lesson(Examples train, int[] folds, NgramExpert alone, int classes) {
        if (embedder.isEmpty()) {
            return Lesson.withoutTeacher(
                    Scores.of(alone.outOfFold(), train.gold(), 1).accuracy());
        }
        SparseRows vectors = vectors(train.texts());
        progress.stage("teacher's head", 0);
        FittedHead head = FittedHead.of(vectors, train.gold(), folds, classes);
        Teacher teacher = Teacher.mix(head, alone, train.gold());
        return Lesson.of(teacher, train.gold(), settings.distillation().alpha());
    }

    /** The labelled rows, and with a teacher the unlabelled ones too. */
    private TrainingRows rows(Material material, TextEncoder encoder, SparseRows ngrams, Lesson lesson) {
        Examples train = material.train();
        if (lesson.alpha() == 0) {
            return TrainingRows.labelled(ngrams, train.gold(), material.labels().size());
        }
        Teacher teacher = lesson.teacher().orElseThrow();
        List<String> texts = new ArrayList<>(train.texts());
        texts.addAll(material.unlabelled());
        List<float[]> targets = new ArrayList<>(Arrays.asList(teacher.outOfFoldLogits()));
        if (!material.unlabelled().isEmpty()) {
            SparseRows vectors = vectors(material.unlabelled());
            targets.addAll(Arrays.asList(teacher.logits(vectors, EncodedTexts.of(encoder, material.unlabelled()))));
        }
        int[] gold = Arrays.copyOf(train.gold(), texts.size());
        Arrays.fill(gold, train.size(), gold.length, TrainingRows.UNLABELLED);
        float[] weights = new float[gold.length];
        Arrays.fill(weights, 0, train.size(), 1f);
        return new TrainingRows(EncodedTexts.of(encoder, texts), gold, weights, targets.toArray(float[][]::new));
    }
}
