package io.limbeck.trainer.teach;

import io.limbeck.trainer.evaluate.Scores;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * What a student is to be taught.
 *
 * @param teacher who teaches; empty where the student learns from the labels alone
 * @param teacherAccuracy out-of-fold accuracy on the labelled rows; NaN without a teacher
 * @param aloneAccuracy the same of the student without a teacher
 * @param alpha weight of the teacher in the loss; 0 unless it is better than the student without it
 */
public record Lesson(Optional<Teacher> teacher, double teacherAccuracy, double aloneAccuracy, double alpha) {
    public Lesson {
        Objects.requireNonNull(teacher, "teacher");
    }

    /**
     * @param student that learned from the labels alone
     * @param wanted the weight that a useful teacher gets
     */
    public static Lesson of(Teacher teacher, Expert student, int[] gold, double wanted) {
        double alone = Scores.of(student.outOfFold(), gold, 1).accuracy();
        double taught = teacher.outOfFold().accuracy();
        return new Lesson(Optional.of(teacher), taught, alone, taught > alone ? wanted : 0);
    }

    public static Lesson withoutTeacher(double aloneAccuracy) {
        return new Lesson(Optional.empty(), Double.NaN, aloneAccuracy, 0);
    }

    /** One sentence for people. */
    public String explanation() {
        if (teacher.isEmpty()) {
            return "there is no teacher: the student learns from the labels alone";
        }
        String figures = String.format(
                Locale.ROOT,
                "teacher %.4f, student without it %.4f on rows neither saw",
                teacherAccuracy,
                aloneAccuracy);
        return alpha > 0 ? figures : "the teacher does not beat the student without it, so alpha is 0: " + figures;
    }
}
