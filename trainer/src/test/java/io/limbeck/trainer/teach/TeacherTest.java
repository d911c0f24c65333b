package io.limbeck.trainer.teach;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.limbeck.trainer.evaluate.Scores;
import io.limbeck.trainer.fit.FitSettings;
import io.limbeck.trainer.fit.SparseRows;
import io.limbeck.trainer.fit.Synthetic;
import io.limbeck.trainer.fit.TrainingRows;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TeacherTest {
    private static final int CLASSES = 3;
    private static final FitSettings FIT = new FitSettings(4, 3, 40, 32, 0.1, 0.0, 0.1, null, null, null);

    private final TrainingRows rows = Synthetic.rows(300, CLASSES, 600, 1);
    private final int[] folds = folds(300);

    @Test
    void noModelAnswersRowsWhoseLabelsItSaw() {
        Set<Integer> answered = new HashSet<>();
        SparseRows numbered = numbered(300);

        float[][] logits = OutOfFold.of(numbered, rows.gold(), folds, none(300), (train, gold, both) -> {
                    SparseRows unseen = both.get(0);
                    Set<Integer> seen = ids(train);
                    Set<Integer> asked = ids(unseen);
                    assertThat(asked).doesNotContainAnyElementsOf(seen);
                    assertThat(seen.size() + asked.size()).isEqualTo(300);
                    answered.addAll(asked);
                    float[][] own = new float[unseen.size()][];
                    for (int r = 0; r < own.length; r++) {
                        own[r] = new float[] {unseen.ids()[r]};
                    }
                    return List.of(own, new float[0][]);
                })
                .logits();

        assertThat(answered).hasSize(300);
        for (int r = 0; r < 300; r++) {
            assertThat(logits[r]).containsExactly((float) r); // each answer is back at its own row
        }
    }

    @Test
    void headThatCanOnlyMemoriseIsNoBetterThanChanceOutOfFold() {
        SparseRows numbered = numbered(300);

        FittedHead head = FittedHead.of(numbered, rows.gold(), folds, none(300), CLASSES);

        assertThat(Scores.of(head.head().logits(numbered), rows.gold(), 1).accuracy())
                .isGreaterThan(0.9);
        assertThat(Scores.of(head.outOfFold(), rows.gold(), 1).accuracy()).isLessThan(0.5);
    }

    @Test
    void mixIsNoWorseThanEitherExpertOutOfFold() {
        FittedHead head = FittedHead.of(rows.features(), rows.gold(), folds, none(600), CLASSES);
        NgramExpert student =
                NgramExpert.of(rows, folds, none(600), Synthetic.rows(0, CLASSES, 600, 2), FIT, epoch -> {});

        Teacher teacher = Teacher.mix(head, student, rows.gold());

        double headLoss = Scores.of(head.outOfFold(), rows.gold(), teacher.headTemperature())
                .nll();
        double studentLoss = Scores.of(student.outOfFold(), rows.gold(), teacher.studentTemperature())
                .nll();
        assertThat(teacher.outOfFold().nll()).isLessThanOrEqualTo(Math.min(headLoss, studentLoss) + 1e-6);
        assertThat(Scores.of(teacher.outOfFoldLogits(), rows.gold(), 1).nll())
                .isCloseTo(teacher.outOfFold().nll(), within(1e-4));
    }

    @Test
    void teacherThatIsNoBetterThanTheStudentAloneTeachesNothing() {
        NgramExpert student =
                NgramExpert.of(rows, folds, none(600), Synthetic.rows(0, CLASSES, 600, 2), FIT, epoch -> {});
        FittedHead ignorant = FittedHead.of(numbered(300), rows.gold(), folds, none(300), CLASSES);
        Teacher teacher = Teacher.mix(ignorant, student, rows.gold());

        Lesson lesson = Lesson.of(teacher, rows.gold(), 0.7);

        assertThat(lesson.alpha()).isZero();
        assertThat(lesson.explanation()).contains("does not beat");
    }

    private static SparseRows none(int width) {
        return new SparseRows.Builder(width).build();
    }

    private static int[] folds(int rows) {
        int[] folds = new int[rows];
        Arrays.setAll(folds, r -> (r * 7 + 3) % OutOfFold.FOLDS);
        return folds;
    }

    /** Each row has one feature of its own. */
    private static SparseRows numbered(int rows) {
        SparseRows.Builder builder = new SparseRows.Builder(rows);
        for (int r = 0; r < rows; r++) {
            builder.feature(r, 1f).endRow();
        }
        return builder.build();
    }

    private static Set<Integer> ids(SparseRows rows) {
        Set<Integer> ids = new HashSet<>();
        for (int id : rows.ids()) {
            ids.add(id);
        }
        return ids;
    }
}
