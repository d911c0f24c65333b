package io.limbeck.cli.bench;

import io.limbeck.trainer.round.Ablation;
import io.limbeck.trainer.round.Figures;
import io.limbeck.trainer.round.StudentFigures;
import io.limbeck.trainer.round.StudentFigures.Int8;
import io.limbeck.trainer.round.StudentFigures.Line;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Prints the figures of a student, its teacher and its ablations as Markdown. */
public final class StudentTable {
    private static final String NONE = "–";
    private static final Map<String, String> NAMES = Map.of(
            StudentFigures.BASELINE, "TF-IDF + logistic regression",
            Figures.ALONE, "student without a teacher",
            Figures.TEACHER, "teacher",
            StudentFigures.TEACHER_INT8, "teacher's encoder, INT8",
            Figures.STUDENT, "student",
            Figures.INT8, "student, INT8");

    private final PrintWriter out;

    public StudentTable(PrintWriter out) {
        this.out = out;
    }

    /** @param without the ablations that were made */
    public void print(StudentFigures figures, Set<Ablation> without) {
        models(figures.rows());
        Optional.ofNullable(figures.int8()).ifPresent(this::int8);
        if (!without.isEmpty()) {
            ablations(figures, without);
        }
        line(
                "%n%,d labelled and %,d unlabelled rows, %,d judged; alpha %.2f: %s",
                figures.labelled(), figures.unlabelled(), figures.testRows(), figures.alpha(), figures.explanation());
        line(
                "%nTexts a second without the tokenizer, of the teacher %s in ONNX Runtime: %,d texts of %d tokens at most,"
                        + " threads: %d. From the rows to the student's bundle: %.0f s.",
                figures.encoder(), figures.timedTexts(), figures.longest(), figures.threads(), figures.roundSeconds());
        out.flush();
    }

    private void models(List<Line> rows) {
        out.println(
                "| | accuracy | of the teacher's | bytes | times smaller | texts/s | times FP32 teacher | times INT8"
                        + " teacher |");
        out.println("|---|---:|---:|---:|---:|---:|---:|---:|");
        for (Line row : rows) {
            if (NAMES.containsKey(row.name())) {
                line(
                        "| %s | %s | %s | %,d | %s | %s | %s | %s |",
                        NAMES.get(row.name()),
                        number("%.4f", row.accuracy()),
                        row.keptOfTeacher() == null ? NONE : number("%.1f %%", 100 * row.keptOfTeacher()),
                        row.bytes(),
                        number("%.1f", row.timesSmaller()),
                        number("%,.0f", row.textsPerSecond()),
                        number("%.1f", row.timesFaster()),
                        number("%.1f", row.timesFasterThanInt8Teacher()));
            }
        }
    }

    private void int8(Int8 int8) {
        out.println();
        out.println("| INT8 of FP32 student | size | speed | points lost |");
        out.println("|---|---:|---:|---:|");
        line("| | %.3f | %.2f | %.2f |", int8.size(), int8.speed(), int8.pointsLost());
    }

    private void ablations(StudentFigures figures, Set<Ablation> without) {
        out.println();
        out.println("| without | accuracy | accuracy, INT8 | bytes, INT8 | texts/s, INT8 |");
        out.println("|---|---:|---:|---:|---:|");
        ablation(NONE, figures.row(Figures.STUDENT), figures.row(Figures.INT8));
        for (Ablation one : without) {
            if (one == Ablation.INT8) {
                ablation(one + " (FP32 in its place)", figures.row(Figures.STUDENT), figures.row(Figures.STUDENT));
            } else {
                ablation(one.toString(), figures.row(one.row()), figures.row(one.int8Row()));
            }
        }
    }

    private void ablation(String name, Optional<Line> full, Optional<Line> int8) {
        line(
                "| %s | %s | %s | %s | %s |",
                name,
                number("%.4f", full.map(Line::accuracy).orElse(null)),
                number("%.4f", int8.map(Line::accuracy).orElse(null)),
                number("%,d", int8.map(Line::bytes).orElse(null)),
                number("%,.0f", int8.map(Line::textsPerSecond).orElse(null)));
    }

    private static String number(String format, Number value) {
        return value == null ? NONE : String.format(Locale.ROOT, format, value);
    }

    private void line(String format, Object... values) {
        out.println(String.format(Locale.ROOT, format, values));
    }
}
