package io.limbeck.trainer.round;

import java.util.List;
import java.util.Optional;

/**
 * What {@code train} prints: one line a model on the same rows, none of which any of them was trained on.
 *
 * @param rows the models
 * @param architecture of the student
 * @param contest why it is of that architecture; empty where nobody competed
 * @param served which of them a scorer on this machine would serve: {@code student} or {@code int8}
 * @param testRows how many rows were judged
 * @param labelled how many labelled rows were learned from
 * @param unlabelled how many rows only the teacher labelled
 * @param alpha the teacher's weight in the loss
 * @param explanation why alpha is what it is
 * @param parity the largest difference of logits between libtorch and ONNX Runtime
 * @param acceptThreshold the served graph's threshold; null where none can be vouched for
 * @param fastestTeacherRecordsPerSecond of the teacher on the faster encoder, if it was timed
 */
public record Figures(
        List<Line> rows,
        String architecture,
        String contest,
        String served,
        int testRows,
        int labelled,
        int unlabelled,
        double alpha,
        String explanation,
        double parity,
        Double acceptThreshold,
        Double fastestTeacherRecordsPerSecond) {
    public static final String ALONE = "student-without-teacher";
    public static final String TEACHER = "teacher";
    public static final String STUDENT = "student";
    public static final String INT8 = "int8";

    public Figures {
        rows = List.copyOf(rows);
    }

    /**
     * One model.
     *
     * @param parameters how many numbers were learned (of the teacher: its encoder's included)
     * @param bytes on disk; of models that never get there, four a parameter
     * @param recordsPerSecond from text to label, on the same threads, each at its best batch
     */
    public record Line(
            String name,
            double accuracy,
            double macroF1,
            double ece,
            long parameters,
            long bytes,
            double recordsPerSecond) {}

    public Optional<Line> row(String name) {
        return rows.stream().filter(line -> line.name().equals(name)).findFirst();
    }
}
