package io.limbeck.trainer.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.pytorch.jni.JniUtils;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class StudentFitTest {
    private static final int CLASSES = 3;
    private static final int WIDTH = 600;
    private static final FitSettings SETTINGS = new FitSettings(8, 6, 60, 32, 0.1, 0.0, 0.2, null, null, null);

    private final TrainingRows train = Synthetic.rows(600, CLASSES, WIDTH, 1);
    private final TrainingRows validation = Synthetic.rows(200, CLASSES, WIDTH, 2);
    private final TrainingRows none = Synthetic.rows(0, CLASSES, WIDTH, 3);
    private final StudentWeights blank = StudentWeights.initial(CLASSES, 8, WIDTH, 1);

    @Test
    void lossFallsFromEpochToEpoch() {
        var fitted = fit(blank, train, none, 0);

        assertThat(fitted.trainingLosses()).hasSize(6);
        assertThat(fitted.trainingLosses().get(5))
                .isLessThan(0.5 * fitted.trainingLosses().get(0));
    }

    @Test
    void learnsFromTheTeacherAloneWhereNoRowIsLabelled() {
        TrainingRows taught = Synthetic.taught(train, CLASSES);
        int[] unknown = new int[train.size()];
        Arrays.fill(unknown, TrainingRows.UNLABELLED);
        TrainingRows unlabelled =
                new TrainingRows(taught.features(), unknown, taught.weights(), taught.teacher(), CLASSES);

        var fitted = fit(blank, unlabelled, none, 0.7);

        assertThat(accuracy(fitted.weights())).isGreaterThan(0.7); // chance is a third
    }

    @Test
    void sameSeedGivesTheSameWeights() {
        var once = fit(blank, train, validation, 0);
        var again = fit(blank, train, validation, 0);

        assertThat(again.weights().table()).isEqualTo(once.weights().table());
        assertThat(again.weights().out()).isEqualTo(once.weights().out());
    }

    @Test
    void keepsTheEpochWithTheLowestValidationLoss() {
        FitSettings eager = new FitSettings(8, 40, 0, 32, 1.0, 0.0, 0.0, null, 3, null);
        var fitted = new StudentFit(eager, new Distillation(0.0, 2.0)).fit(blank, train, validation, epoch -> {});

        var losses = fitted.validationLosses();
        assertThat(losses.get(fitted.bestEpoch() - 1))
                .isEqualTo(losses.stream().min(Double::compare).orElseThrow());
        assertThat(losses).hasSizeLessThanOrEqualTo(fitted.bestEpoch() + 3);
        double kept = 0;
        float[][] logits = StudentFit.logits(fitted.weights(), validation.features());
        for (int r = 0; r < logits.length; r++) {
            kept += Softmax.loss(logits[r], validation.gold()[r], 1) / logits.length;
        }
        // Both are the mean of the same losses, one of them summed in another order.
        assertThat(kept).isCloseTo(losses.get(fitted.bestEpoch() - 1), within(1e-6));
    }

    @Test
    void goesOnFromEarlierWeights() {
        var first = fit(blank, train, none, 0);
        var second = fit(first.weights(), train, none, 0);

        assertThat(second.trainingLosses().get(0))
                .isLessThan(first.trainingLosses().get(0));
    }

    @Test
    void neverTouchesRowsThatDoNotOccur() {
        SparseRows.Builder features = new SparseRows.Builder(WIDTH);
        features.feature(5, 1f).endRow().feature(9, 1f).endRow();
        TrainingRows two = TrainingRows.labelled(features.build(), new int[] {0, 1}, CLASSES);

        StudentWeights weights = fit(blank, two, none, 0).weights();

        for (int row = 0; row < WIDTH; row++) {
            float[] columns = Arrays.copyOfRange(weights.table(), row * weights.width(), (row + 1) * weights.width());
            boolean zero = Arrays.equals(columns, new float[weights.width()]);
            assertThat(zero).as("row %d is zero", row).isEqualTo(row != 5 && row != 9);
        }
    }

    @Test
    void restoresGradientModeOfTheCallingThread() {
        JniUtils.setGradMode(true);

        fit(blank, train, none, 0);

        assertThat(JniUtils.isGradMode()).isTrue();
    }

    @Test
    void teacherAtTheStudentsOwnLogitsPullsNowhere() {
        TrainingRows rows = train;
        StudentWeights learned = fit(blank, rows, none, 0).weights();
        float[][] own = StudentFit.logits(learned, rows.features());
        TrainingRows echo = new TrainingRows(rows.features(), rows.gold(), rows.weights(), own, CLASSES);

        try (NgramProgram program = new NgramProgram(learned)) {
            Batch batch = new Batches(WIDTH).of(echo, Batch.range(0, 32), 0, new SplittableRandom(1));
            float[] losses = program.step(batch, new Distillation(1.0, 2.0), SETTINGS, 1);

            // A KL of equal distributions, from single-precision logarithms.
            assertThat(losses[1]).isCloseTo(0f, within(1e-6f));
        }
    }

    private static StudentFit.Fitted fit(
            StudentWeights start, TrainingRows rows, TrainingRows validation, double alpha) {
        return new StudentFit(SETTINGS, new Distillation(alpha, 2.0)).fit(start, rows, validation, epoch -> {});
    }

    private double accuracy(StudentWeights weights) {
        float[][] logits = StudentFit.logits(weights, validation.features());
        int right = 0;
        for (int r = 0; r < logits.length; r++) {
            right += Softmax.argmax(logits[r]) == validation.gold()[r] ? 1 : 0;
        }
        return right / (double) logits.length;
    }
}
