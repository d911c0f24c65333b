package io.limbeck.trainer.round;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.limbeck.trainer.round.StudentFigures.Int8;
import io.limbeck.trainer.round.StudentFigures.Line;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StudentFiguresTest {
    private final TriedModel baseline = model("tfidf-lr", 0.8, 100);
    private final TriedModel teacher = model("teacher", 0.9, 4000);
    private final TriedModel quantised = model("teacher-int8", null, 1000);
    private final TriedModel student = model("student", 0.882, 1600);
    private final TriedModel int8 = model("int8", 0.879, 400);

    @Test
    void everyModelIsComparedWithBothFormsOfTheTeacher() {
        List<Line> lines = StudentFigures.lines(
                List.of(baseline, teacher, quantised, student, int8), Arrays.asList(null, 50.0, 100.0, 300.0, 600.0));

        assertThat(lines.get(4).keptOfTeacher()).isCloseTo(0.879 / 0.9, within(1e-12));
        assertThat(lines.get(4).timesSmaller()).isEqualTo(10);
        assertThat(lines.get(4).timesFaster()).isEqualTo(12);
        assertThat(lines.get(4).timesFasterThanInt8Teacher()).isEqualTo(6);
        assertThat(lines.get(2).timesFaster()).isEqualTo(2);
        assertThat(lines.get(2).keptOfTeacher()).isNull();
        assertThat(lines.get(0)).isEqualTo(new Line("tfidf-lr", 0.8, 100, null, 0.8 / 0.9, null, null, null));
    }

    @Test
    void compressedStudentIsComparedWithTheUncompressed() {
        Int8 against = StudentFigures.int8(StudentFigures.lines(List.of(student, int8), Arrays.asList(300.0, 600.0)));

        assertThat(against.size()).isEqualTo(0.25);
        assertThat(against.speed()).isEqualTo(2);
        assertThat(against.pointsLost()).isCloseTo(0.3, within(1e-9));
    }

    @Test
    void whereNoCompressedGraphPassedNothingIsSaidOfIt() {
        List<Line> lines = StudentFigures.lines(List.of(teacher, student), Arrays.asList(50.0, 300.0));

        assertThat(StudentFigures.int8(lines)).isNull();
        assertThat(lines.get(1).timesFasterThanInt8Teacher()).isNull();
    }

    @Test
    void workTakesTurnsAndTheMedianIsTaken() {
        List<String> order = new ArrayList<>();
        long[] now = {0};
        int[] takes = {7, 7, 1, 100, 2};

        List<Long> medians = new Turns(2, 3, 1000, () -> now[0])
                .medians(List.of(
                        () -> {
                            now[0] += takes[order.size() / 2];
                            order.add("a");
                        },
                        () -> order.add("b")));

        assertThat(order).containsExactly("a", "b", "a", "b", "a", "b", "a", "b", "a", "b");
        assertThat(medians).containsExactly(2L, 0L);
    }

    private static TriedModel model(String name, Double accuracy, long bytes) {
        return new TriedModel(name, accuracy, bytes, Optional.empty());
    }
}
