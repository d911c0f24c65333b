package io.limbeck.trainer.teach;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.limbeck.trainer.evaluate.Scores;
import io.limbeck.trainer.fit.SparseRows;
import io.limbeck.trainer.fit.Synthetic;
import io.limbeck.trainer.fit.TrainingRows;
import io.limbeck.trainer.teach.Teacher.Voice;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TeacherTest {
    private static final int CLASSES = 3;
    private final TrainingRows rows = Synthetic.rows(300, CLASSES, 600, 1);
    private final int[] folds = folds(300);
    private final int[] gold = IntStream.range(0, 300).map(r -> r * 7 % 2).toArray();

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
        assertThat(Scores.of(head.folds().logits(), rows.gold(), 1).accuracy()).isLessThan(0.5);
    }

    @Test
    void mixIsNoWorseThanAnyOfItsExperts() {
        List<Expert> experts = List.of(
                Said.of("most", gold, 2, r -> r % 10 != 0),
                Said.of("many", gold, 1, r -> r % 4 != 0),
                Said.of("some", gold, 9, r -> r % 5 < 3));

        Teacher teacher = Teacher.mix(experts, gold);

        for (Expert expert : experts) {
            Teacher alone = Teacher.mix(List.of(expert), gold);
            assertThat(teacher.outOfFold().nll())
                    .isLessThan(alone.outOfFold().nll() + 1e-9); // both are the same sum where one expert is all
        }
        assertThat(teacher.voices()).extracting(voice -> voice.expert().name()).containsExactly("most", "many", "some");
        assertThat(teacher.voices().stream().mapToDouble(Voice::weight).sum()).isCloseTo(1, within(1e-9));
        // Logits are kept in single precision.
        assertThat(Scores.of(teacher.outOfFoldLogits(), gold, 1).nll())
                .isCloseTo(teacher.outOfFold().nll(), within(1e-4));
    }

    @Test
    void expertsThatErrElsewhereAreBetterTogether() {
        Teacher teacher = Teacher.mix(
                List.of(Said.of("a", gold, 2, r -> r % 5 != 0), Said.of("b", gold, 2, r -> r % 5 != 1)), gold);

        double alone = Teacher.mix(List.of(Said.of("a", gold, 2, r -> r % 5 != 0)), gold)
                .outOfFold()
                .nll();
        assertThat(teacher.outOfFold().nll()).isLessThan(alone - 0.1);
        assertThat(teacher.voices()).allMatch(voice -> voice.weight() > 0.3);
    }

    @Test
    void expertThatIsAlwaysWrongIsNotHeard() {
        Teacher teacher = Teacher.mix(
                List.of(Said.of("wrong", gold, 3, r -> false), Said.of("right", gold, 2, r -> r % 5 != 0)), gold);

        assertThat(teacher.voices()).extracting(voice -> voice.expert().name()).containsExactly("right", "wrong");
        assertThat(teacher.voices()).extracting(Voice::weight).containsExactly(1.0, 0.0);
    }

    @Test
    void teacherThatIsNoBetterThanTheStudentAloneTeachesNothing() {
        Expert student = Said.of("student", gold, 2, r -> r % 10 != 0);
        Teacher teacher = Teacher.mix(List.of(student, Said.of("ignorant", gold, 2, r -> r % 2 == 1)), gold);

        Lesson lesson = Lesson.of(teacher, student.outOfFold(), gold, 0.7);

        assertThat(lesson.alpha()).isZero();
        assertThat(lesson.explanation()).contains("does not beat");
    }

    @Test
    void ofTwoThatAreRightEquallyOftenTheOneIsBetterThatFindsTheRightLabelsLikelier() {
        Teacher teacher = Teacher.mix(List.of(Said.of("a", gold, 2, r -> r % 10 != 0)), gold);
        float[][] alone = Said.of("student", gold, 2, r -> r % 10 != 0).outOfFold();
        for (int r = 0; r < alone.length; r++) {
            // As often right, but where it errs it is as sure as where it does not, and elsewhere it hesitates.
            float times = r % 10 == 0 ? 1 : 0.1f + 0.01f * (r % 7);
            for (int k = 0; k < alone[r].length; k++) {
                alone[r][k] *= times;
            }
        }

        Lesson lesson = Lesson.of(teacher, alone, gold, 0.7);

        assertThat(lesson.teacherAccuracy()).isEqualTo(lesson.aloneAccuracy());
        assertThat(lesson.alpha()).isEqualTo(0.7);
    }

    @Test
    void teacherIsComparedOnTheRowsThatTheStudentAnswered() {
        Teacher teacher = Teacher.mix(List.of(Said.of("a", gold, 2, r -> r % 10 != 0)), gold);
        float[][] alone = Said.of("student", gold, 2, r -> r % 10 != 1).outOfFold();
        for (int r = 0; r < alone.length; r++) {
            alone[r] = r % 10 > 1 ? null : alone[r];
        }

        Lesson even = Lesson.of(teacher, alone, gold, 0.7);
        assertThat(even.teacherAccuracy()).isEqualTo(even.aloneAccuracy()).isEqualTo(0.5);

        for (int r = 0; r < alone.length; r += 10) {
            alone[r] = null;
        }
        Lesson better = Lesson.of(teacher, alone, gold, 0.7);
        assertThat(better.teacherAccuracy()).isEqualTo(1);
        assertThat(better.aloneAccuracy()).isZero();
        assertThat(better.alpha()).isEqualTo(0.7);
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
