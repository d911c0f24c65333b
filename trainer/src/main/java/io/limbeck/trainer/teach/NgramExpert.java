package io.limbeck.trainer.teach;

import io.limbeck.trainer.fit.Distillation;
import io.limbeck.trainer.fit.FitSettings;
import io.limbeck.trainer.fit.SparseRows;
import io.limbeck.trainer.fit.StudentFit;
import io.limbeck.trainer.fit.StudentWeights;
import io.limbeck.trainer.fit.TrainingRows;
import java.util.Objects;

/**
 * A student trained on the labels alone. It is one half of the teacher, and the mark that the teacher must beat to be
 * of any use.
 *
 * @param weights trained on all labelled rows
 * @param outOfFold logits of the labelled rows, each from a student that did not see its label
 */
@SuppressWarnings("ArrayRecordComponent") // large, compared nowhere
public record NgramExpert(StudentWeights weights, float[][] outOfFold) {
    public NgramExpert {
        Objects.requireNonNull(weights, "weights");
    }

    /**
     * @param folds of each row; see {@link OutOfFold}
     * @param validation labelled rows that stop the training; may be empty
     */
    public static NgramExpert of(
            SparseRows rows, int[] gold, int[] folds, TrainingRows validation, int classes, FitSettings settings) {
        float[][] outOfFold = OutOfFold.logits(
                rows,
                gold,
                folds,
                (train, known, unseen) ->
                        StudentFit.logits(student(train, known, validation, classes, settings), unseen));
        return new NgramExpert(student(rows, gold, validation, classes, settings), outOfFold);
    }

    public float[][] logits(SparseRows rows) {
        return StudentFit.logits(weights, rows);
    }

    private static StudentWeights student(
            SparseRows rows, int[] gold, TrainingRows validation, int classes, FitSettings settings) {
        StudentWeights start = StudentWeights.initial(classes, settings.hidden(), rows.width(), settings.seed());
        return new StudentFit(settings, Distillation.defaults().withoutTeacher())
                .fit(start, TrainingRows.labelled(rows, gold, classes), validation, epoch -> {})
                .weights();
    }
}
