package io.limbeck.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.limbeck.trainer.round.Ablation;
import io.limbeck.trainer.round.StudentFigures;
import io.limbeck.trainer.round.StudentFigures.Int8;
import io.limbeck.trainer.round.StudentFigures.Line;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class StudentTableTest {
    private final StringWriter out = new StringWriter();

    @Test
    void modelsCompressionAndAblationsAreTables() {
        print(
                new Int8(0.25, 2, -0.1),
                EnumSet.of(Ablation.LAYERS, Ablation.INT8),
                new Line("teacher", 0.9, 133_000_000, 60.4, 1.0, 1.0, 1.0, null),
                new Line("student", 0.888, 40_000_000, 300.0, 0.98666, 3.325, 4.97, null),
                new Line("int8", 0.889, 10_000_000, 600.0, 0.98777, 13.3, 9.93, null),
                new Line("without-layers", 0.71, 40_000_000, 301.0, 0.7889, 3.325, 4.98, null));

        assertThat(out.toString().lines())
                .contains(
                        "| teacher | 0.9000 | 100.0 % | 133,000,000 | 1.0 | 60 | 1.0 | – |",
                        "| student, INT8 | 0.8890 | 98.8 % | 10,000,000 | 13.3 | 600 | 9.9 | – |",
                        "| | 0.250 | 2.00 | -0.10 |",
                        "| – | 0.8880 | 0.8890 | 10,000,000 | 600 |",
                        "| layers | 0.7100 | – | – | – |",
                        "| int8 (FP32 in its place) | 0.8880 | 0.8880 | 40,000,000 | 300 |")
                .noneMatch(line -> line.contains("without-layers"));
    }

    @Test
    void whatWasNotMadeIsNotPrinted() {
        print(null, EnumSet.noneOf(Ablation.class), new Line("tfidf-lr", 0.8, 100, null, null, null, null, null));

        assertThat(out.toString())
                .contains("| TF-IDF + logistic regression | 0.8000 | – | 100 | – | – | – | – |")
                .doesNotContain("points lost", "without |");
    }

    private void print(Int8 int8, EnumSet<Ablation> without, Line... rows) {
        StudentFigures figures = new StudentFigures(
                List.of(rows), int8, "bge-small-en-v1.5", 1, 256, 128, 900, 100, 500, 0.7, "because", 61);
        new StudentTable(new PrintWriter(out)).print(figures, without);
    }
}
