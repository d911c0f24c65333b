package io.limbeck.trainer.teach;

import io.limbeck.trainer.fit.Distillation;
import io.limbeck.trainer.fit.FitSettings;
import io.limbeck.trainer.fit.SparseRows;
import io.limbeck.trainer.fit.StudentFit;
import io.limbeck.trainer.fit.StudentWeights;
import io.limbeck.trainer.fit.TrainingRows;
import java.util.Objects;
import java.util.function.IntConsumer;

/**
 * A student trained on the labels alone. It is one half of the teacher, and the mark that the teacher must beat to be
 * of any use.
 *
 * @param weights trained on all labelled rows
 * @param folds what the students of the folds said: of the labelled rows, and of the others
 */
public record NgramExpert(StudentWeights weights, OutOfFold.Answers folds) {
    public NgramExpert {
        Objects.requireNonNull(weights, "weights");
        Objects.requireNonNull(folds, "folds");
    }

    /**
     * @param rows labelled
     * @param folds of each row; see {@link OutOfFold}
     * @param others rows that the students of the folds answer as well
     * @param validation labelled rows that stop the training; may be empty
     * @param onEpoch told of every epoch of every student
     */
    public static NgramExpert of(
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
        return new NgramExpert(student(rows, validation, settings, onEpoch), answers);
    }

    public float[][] logits(SparseRows rows) {
        return StudentFit.logits(weights, rows);
    }

    /** Logits of the labelled rows, each from a student that did not see its label. */
    public float[][] outOfFold() {
        return folds.logits();
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
