package io.limbeck.trainer.round;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What {@code bench student} prints: one line a model, all judged on the same rows, and timed in turns without their
 * tokenizers.
 *
 * @param rows the models: those named here and in {@link Figures}, then the students of each {@link Ablation}
 * @param int8 the compressed student against the uncompressed; null where no compressed graph passed
 * @param encoder whose graphs stand for the teacher's size and speed
 * @param threads of each model
 * @param timedTexts on which the models were timed
 * @param longest tokens of a text that any of them read
 * @param labelled rows that were learned from
 * @param unlabelled rows that only the teacher labelled
 * @param testRows on which accuracy was taken
 * @param alpha the teacher's weight in the loss
 * @param explanation why alpha is what it is
 * @param roundSeconds from the rows to the student's bundle
 */
public record StudentFigures(
        List<Line> rows,
        Int8 int8,
        String encoder,
        int threads,
        int timedTexts,
        int longest,
        int labelled,
        int unlabelled,
        int testRows,
        double alpha,
        String explanation,
        double roundSeconds) {
    public static final String BASELINE = "tfidf-lr";
    public static final String TEACHER_INT8 = "teacher-int8";

    public StudentFigures {
        rows = List.copyOf(rows);
    }

    /**
     * One model; what was not measured, or has nothing to be compared with, is null.
     *
     * @param bytes of its graph; of a teacher, of its encoder's
     * @param textsPerSecond without its tokenizer; of a teacher, of its encoder
     * @param keptOfTeacher share of the teacher's accuracy
     * @param timesSmaller than the FP32 teacher
     * @param timesFaster than the FP32 teacher
     * @param timesFasterThanInt8Teacher where there is such a form of it
     */
    public record Line(
            String name,
            Double accuracy,
            long bytes,
            Double textsPerSecond,
            Double keptOfTeacher,
            Double timesSmaller,
            Double timesFaster,
            Double timesFasterThanInt8Teacher) {}

    /**
     * What compression costs and brings.
     *
     * @param size share of the uncompressed graph's bytes
     * @param speed times that of the uncompressed
     * @param pointsLost percentage points of accuracy; negative where it has more
     */
    public record Int8(double size, double speed, double pointsLost) {
        static Int8 of(Line full, Line small) {
            return new Int8(
                    small.bytes / (double) full.bytes,
                    small.textsPerSecond / full.textsPerSecond,
                    100 * (full.accuracy - small.accuracy));
        }
    }

    public Optional<Line> row(String name) {
        return row(rows, name);
    }

    /** The compressed student of these against the uncompressed; null where there is none. */
    static Int8 int8(List<Line> lines) {
        return row(lines, Figures.INT8)
                .map(small -> Int8.of(row(lines, Figures.STUDENT).orElseThrow(), small))
                .orElse(null);
    }

    /** @param rates texts a second of each model, null where it was not timed */
    static List<Line> lines(List<TriedModel> tried, List<Double> rates) {
        int teacher = place(tried, Figures.TEACHER);
        int quantised = place(tried, TEACHER_INT8);
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < tried.size(); i++) {
            TriedModel model = tried.get(i);
            Double rate = rates.get(i);
            lines.add(new Line(
                    model.name(),
                    model.accuracy(),
                    model.bytes(),
                    rate,
                    teacher < 0
                            ? null
                            : ratio(model.accuracy(), tried.get(teacher).accuracy()),
                    teacher < 0 || rate == null ? null : tried.get(teacher).bytes() / (double) model.bytes(),
                    teacher < 0 ? null : ratio(rate, rates.get(teacher)),
                    quantised < 0 ? null : ratio(rate, rates.get(quantised))));
        }
        return lines;
    }

    private static int place(List<TriedModel> tried, String name) {
        return tried.stream().map(TriedModel::name).toList().indexOf(name);
    }

    private static Double ratio(Double of, Double to) {
        return of == null || to == null ? null : of / to;
    }

    private static Optional<Line> row(List<Line> lines, String name) {
        return lines.stream().filter(line -> line.name().equals(name)).findFirst();
    }
}
