package io.limbeck.trainer.fit;

import static org.assertj.core.api.Assertions.assertThat;

import io.limbeck.trainer.fit.TransformerSettings.Arithmetic;
import org.junit.jupiter.api.Test;

class StepTimerTest {
    private final TransformerWeights blank = TransformerWeights.random(Sentences.SHAPE, Sentences.CLASSES, 1);
    private final TokenBatch rows = TokenBatch.of(Sentences.rows(8, 1), Batch.range(0, 8), 24);
    private final StepScalars scalars =
            new StepScalars(0.1, 8, Distillation.defaults(), MatchWeights.NONE, 1e-3, 0.01, 1, false);

    @Test
    void doesAsTheSettingsSay() {
        try (TransformerProgram program = new TransformerProgram(blank, 1)) {
            assertThat(StepTimer.half(Arithmetic.BF16, program, rows, scalars)).isTrue();
            assertThat(StepTimer.half(Arithmetic.FP32, program, rows, scalars)).isFalse();
        }
    }

    @Test
    void timingTeachesNothing() {
        try (TransformerProgram program = new TransformerProgram(blank, 1)) {
            int arrays = program.arrays();
            StepTimer.half(Arithmetic.AUTO, program, rows, scalars);

            assertThat(program.weights().head()).isEqualTo(blank.head());
            assertThat(program.gradients()).isEmpty();
            assertThat(program.arrays()).isEqualTo(arrays);
        }
    }
}
