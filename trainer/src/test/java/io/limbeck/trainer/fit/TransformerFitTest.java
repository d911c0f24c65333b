package io.limbeck.trainer.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.limbeck.trainer.fit.TransformerSettings.Arithmetic;
import io.limbeck.trainer.pretrained.TensorShape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class TransformerFitTest {
    private static final Path STATUS = Path.of("/proc/self/status");
    private static final TransformerFit.Listener NOBODY = (done, most) -> {};
    private static final Distillation LABELS = new Distillation(0.0, 2.0);

    private final TokenRows train = Sentences.rows(600, 1);
    private final TokenRows validation = Sentences.rows(150, 2);
    private final TokenRows none = Sentences.rows(0, 3);
    private final TransformerWeights blank = TransformerWeights.random(Sentences.SHAPE, Sentences.CLASSES, 1);

    @Test
    void learnsWhichTokensTell() {
        var fitted = new TransformerFit(settings(8, Arithmetic.FP32, 32), LABELS).fit(blank, train, none, NOBODY);

        assertThat(fitted.trainingLosses()).hasSize(8);
        assertThat(fitted.trainingLosses().get(7))
                .isLessThan(0.5 * fitted.trainingLosses().get(0));
        assertThat(accuracy(fitted.weights())).isGreaterThan(0.9); // chance is a third
    }

    @Test
    void learnsFromTheTeacherAloneInHalfPrecision() {
        TokenRows taught = Sentences.taughtOnly(train);
        var fitted = new TransformerFit(settings(8, Arithmetic.BF16, 32), new Distillation(0.9, 2.0))
                .fit(blank, taught, none, NOBODY);

        assertThat(fitted.half()).isTrue();
        assertThat(accuracy(fitted.weights())).isGreaterThan(0.9);
    }

    @Test
    void takesTheTeachersVectorsOver() {
        TransformerAnswers wanted = TransformerFit.answers(
                TransformerWeights.random(Sentences.SHAPE, Sentences.CLASSES, 9), train.tokens(), 24);
        TokenRows taught = new TokenRows(
                train.tokens(),
                Sentences.taughtOnly(train).gold(),
                train.weights(),
                train.teacher(),
                Optional.of(wanted.vectors()),
                Sentences.CLASSES);
        var fitted = new TransformerFit(settings(8, Arithmetic.FP32, 32), LABELS).fit(blank, taught, none, NOBODY);

        assertThat(fitted.trainingLosses().get(7))
                .isLessThan(0.3 * fitted.trainingLosses().get(0));
    }

    @Test
    void sameSeedGivesTheSameWeights() {
        TransformerFit fit = new TransformerFit(settings(2, Arithmetic.FP32, 32), LABELS);
        TransformerWeights once = fit.fit(blank, train, validation, NOBODY).weights();
        TransformerWeights again = fit.fit(blank, train, validation, NOBODY).weights();

        for (TensorShape tensor : Sentences.SHAPE.tensors()) {
            assertThat(again.encoder().tensor(tensor.name()))
                    .isEqualTo(once.encoder().tensor(tensor.name()));
        }
        assertThat(again.head()).isEqualTo(once.head());
    }

    @Test
    void keepsTheEpochWithTheLowestValidationLoss() {
        TokenRows few = Sentences.rows(60, 4);
        var fitted = new TransformerFit(settings(40, Arithmetic.FP32, 32), LABELS).fit(blank, few, validation, NOBODY);

        var losses = fitted.validationLosses();
        assertThat(losses).hasSizeLessThan(40).hasSize(fitted.bestEpoch() + 3);
        assertThat(losses.get(fitted.bestEpoch() - 1))
                .isEqualTo(losses.stream().min(Double::compare).orElseThrow());
        float[][] logits = TransformerFit.answers(fitted.weights(), validation.tokens(), 24)
                .logits();
        double kept = 0;
        for (int r = 0; r < logits.length; r++) {
            kept += Softmax.loss(logits[r], validation.gold()[r], 1) / logits.length;
        }
        // The same numbers, summed in another order.
        assertThat(kept).isCloseTo(losses.get(fitted.bestEpoch() - 1), within(1e-5));
    }

    @Test
    void smallPartsOfABatchLearnLikeTheWhole() {
        TransformerSettings whole = new TransformerSettings(
                1, 0, 32, 32, 1e-3, null, 0.0, null, null, null, null, null, null, null, Arithmetic.FP32, 2, null);
        TransformerSettings parts = new TransformerSettings(
                1, 0, 32, 5, 1e-3, null, 0.0, null, null, null, null, null, null, null, Arithmetic.FP32, 2, null);
        var once = new TransformerFit(whole, LABELS).fit(blank, train, none, NOBODY);
        var again = new TransformerFit(parts, LABELS).fit(blank, train, none, NOBODY);

        // Some twenty steps, each of which rounds in another order.
        assertThat(again.trainingLosses().get(0))
                .isCloseTo(once.trainingLosses().get(0), within(1e-4));
    }

    @Test
    void tellsHowFarItIs() {
        List<Integer> steps = new ArrayList<>();
        List<Integer> most = new ArrayList<>();
        new TransformerFit(settings(2, Arithmetic.FP32, 32), LABELS).fit(blank, train, none, (done, of) -> {
            steps.add(done);
            most.add(of);
        });

        assertThat(steps).hasSize(38).startsWith(1, 2).endsWith(38); // 600 rows are 19 batches
        assertThat(most).containsOnly(38);
    }

    @Test
    void refusesRowsThatTheEncoderCannotRead() {
        TransformerFit fit = new TransformerFit(settings(1, Arithmetic.FP32, 32), LABELS);

        assertThatThrownBy(() ->
                        fit.fit(blank, TokenRows.labelled(new int[][] {{1, 60}}, new int[] {0}, 3), none, NOBODY))
                .hasMessage("token 60 is not in 0..59");
        assertThatThrownBy(() -> fit.fit(blank, TokenRows.labelled(new int[][] {{1}}, new int[] {0}, 2), none, NOBODY))
                .hasMessage("rows of 2 classes for a head of 3");
        assertThatThrownBy(() -> fit.fit(blank, none, none, NOBODY)).hasMessage("there are no rows to train on");
    }

    @Test
    void memoryStaysFlatOverManyStepsOfDifferentLength() throws IOException {
        assumeTrue(Files.exists(STATUS), "resident memory is read from /proc");
        SplittableRandom random = new SplittableRandom(1);
        try (TransformerProgram program = new TransformerProgram(blank, 2)) {
            StepScalars scalars = new StepScalars(0.1, 40, LABELS, MatchWeights.NONE, 1e-4, 0.01, 1, false);
            long before = 0;
            int arrays = 0;
            for (int step = 0; step < 1500; step++) {
                int[] places = Batch.range(0, 1 + random.nextInt(40));
                TokenBatch batch = TokenBatch.of(train, places, 1 + random.nextInt(24));
                if (step % 3 == 0) {
                    program.accumulate(batch, scalars);
                    program.apply(scalars);
                } else {
                    program.step(batch, scalars);
                }
                program.answer(batch);
                if (step == 500) {
                    before = residentKilobytes();
                    arrays = program.arrays();
                }
            }

            assertThat(program.arrays()).isEqualTo(arrays);
            // 1,000 steps leave nothing behind: a copy of the parameters leaked in each would be 80 MB.
            assertThat(residentKilobytes() - before).isLessThan(16 * 1024);
        }
    }

    private static TransformerSettings settings(int epochs, Arithmetic precision, int batch) {
        return new TransformerSettings(
                epochs, 0, batch, null, 3e-3, null, null, 10, null, null, null, null, null, null, precision, 2, null);
    }

    private double accuracy(TransformerWeights weights) {
        float[][] logits =
                TransformerFit.answers(weights, validation.tokens(), 24).logits();
        int right = 0;
        for (int r = 0; r < logits.length; r++) {
            right += Softmax.argmax(logits[r]) == validation.gold()[r] ? 1 : 0;
        }
        return right / (double) logits.length;
    }

    private static long residentKilobytes() throws IOException {
        System.gc();
        return Files.readAllLines(STATUS).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst()
                .orElseThrow();
    }
}
