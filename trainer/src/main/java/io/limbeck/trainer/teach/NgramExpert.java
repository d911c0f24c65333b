package io.limbeck.trainer.teach;

import io.limbeck.model.Content;
import io.limbeck.model.encode.FeatureEncoder;
import io.limbeck.trainer.fit.Distillation;
import io.limbeck.trainer.fit.EncodedContents;
import io.limbeck.trainer.fit.FitSettings;
import io.limbeck.trainer.fit.SparseRows;
import io.limbeck.trainer.fit.StudentFit;
import io.limbeck.trainer.fit.StudentWeights;
import io.limbeck.trainer.fit.TrainingRows;
import java.util.List;
import java.util.Objects;
import java.util.function.IntConsumer;

/**
 * A student trained on the labels alone. It is one half of the teacher, and the mark that the teacher must beat to be
 * of any use.
 *
 * @param encoder of its features
 * @param weights trained on all labelled rows
 * @param folds what the students of the folds said: of the labelled rows, and of the others
 */
public record NgramExpert(FeatureEncoder encoder, StudentWeights weights, OutOfFold.Answers folds) implements Expert {
    public NgramExpert {
        Objects.requireNonNull(encoder, "encoder");
        Objects.requireNonNull(weights, "weights");
        Objects.requireNonNull(folds, "folds");
    }

    /**
     * @param encoder that all rows were encoded with
     * @param rows labelled
     * @param folds of each row; see {@link OutOfFold}
     * @param others rows that the students of the folds answer as well
     * @param validation labelled rows that stop the training; may be empty
     * @param onEpoch told of every epoch of every student
     */
    public static NgramExpert of(
            FeatureEncoder encoder,
            TrainingRows rows,
            int[] folds,
            SparseRows others,
            TrainingRows validation,
            FitSettings settings,
            IntConsumer onEpoch) {
        OutOfFold.Answers answers = OutOfFold.of(rows.features(), rows.gold(), folds, others, (train, known, asked) -> {
            StudentWeights student =
                    student(TrainingRows.labelled(train, known, rows.classes()), validation, settings, onEpoch);
            return asked.stream()
                    .map(features -> StudentFit.logits(student, features))
                    .toList();
        });
        return new NgramExpert(encoder, student(rows, validation, settings, onEpoch), answers);
    }

    @Override
    public String name() {
        return "student without a teacher";
    }

    @Override
    public float[][] outOfFold() {
        return folds.logits();
    }

    @Override
    public float[][] others(int fold) {
        return folds.others()[fold];
    }

    @Override
    public float[][] logits(List<Content> contents) {
        return StudentFit.logits(weights, EncodedContents.of(encoder, contents));
    }

    @Override
    public long parameters() {
        return weights.parameters();
    }

    @Override
    public long bytes() {
        return weights.parameters() * Float.BYTES;
    }

    @Override
    public boolean isSmall() {
        return true;
    }

    private static StudentWeights student(
            TrainingRows rows, TrainingRows validation, FitSettings settings, IntConsumer onEpoch) {
        StudentWeights start = StudentWeights.initial(
                rows.classes(), settings.hidden(), rows.features().width(), settings.seed());
        return new StudentFit(settings, Distillation.defaults().withoutTeacher())
                .fit(start, rows, validation, onEpoch)
                .weights();
    }
}
