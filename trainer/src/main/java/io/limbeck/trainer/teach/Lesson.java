package io.limbeck.trainer.teach;

import io.limbeck.trainer.evaluate.Scores;
import io.limbeck.trainer.evaluate.TemperatureFit;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What a student is to be taught.
 *
 * @param teacher who teaches; empty where the student learns from the labels alone
 * @param teacherAccuracy out-of-fold accuracy on labelled rows; NaN without a teacher
 * @param aloneAccuracy the same, on the same rows, of a student of the same architecture without a teacher; NaN where nobody
 *     knows
 * @param alpha weight of the teacher in the loss; 0 unless it is better than the student without it
 */
public record Lesson(Optional<Teacher> teacher, double teacherAccuracy, double aloneAccuracy, double alpha) {
    /** Nats a row; less may come from the mix, whose weights were chosen on these rows. */
    private static final double CERTAINTY = 0.01;

    public Lesson {
        Objects.requireNonNull(teacher, "teacher");
    }

    /**
     * Compares the teacher with a student that had none, on the rows that the student answered. Where both are right equally
     * often, as on few rows they may be, the one is better that finds the right labels likelier.
     *
     * @param alone logits of such a student for labelled rows that it has not seen; null for rows that nobody answered
     * @param wanted the weight that a useful teacher gets
     */
    public static Lesson of(Teacher teacher, float[][] alone, int[] gold, double wanted) {
        int[] answered = IntStream.range(0, gold.length)
                .filter(row -> alone[row] != null)
                .toArray();
        if (answered.length == 0) {
            return new Lesson(Optional.of(teacher), teacher.outOfFold().accuracy(), Double.NaN, wanted);
        }
        Scores student = scores(alone, gold, answered);
        Scores taught = scores(teacher.outOfFoldLogits(), gold, answered);
        boolean better = taught.accuracy() == student.accuracy()
                ? taught.nll() < student.nll() - CERTAINTY
                : taught.accuracy() > student.accuracy();
        return new Lesson(Optional.of(teacher), taught.accuracy(), student.accuracy(), better ? wanted : 0);
    }

    /** At the temperature that suits these rows best: how sure a model is of itself is not what counts. */
    private static Scores scores(float[][] logits, int[] gold, int[] rows) {
        float[][] answers = Arrays.stream(rows).mapToObj(row -> logits[row]).toArray(float[][]::new);
        int[] labels = Arrays.stream(rows).map(row -> gold[row]).toArray();
        double[] ones = new double[rows.length];
        Arrays.fill(ones, 1);
        return Scores.of(answers, labels, TemperatureFit.of(answers, labels, ones));
    }

    /** @param aloneAccuracy out-of-fold accuracy of the student; NaN where nobody asked */
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
