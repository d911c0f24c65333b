package io.limbeck.trainer.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDManager;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MicroBatchesTest {
    private static final StepScalars SCALARS =
            new StepScalars(0, 20, new Distillation(0.0, 2.0), MatchWeights.NONE, 1e-3, 0.01, 1, false);

    private final TokenRows rows = Sentences.rows(20, 1);
    private final int[] all = Batch.range(0, 20);
    private final TransformerWeights blank = TransformerWeights.random(Sentences.SHAPE, Sentences.CLASSES, 1);

    @Test
    void halvesPartsUntilMemoryHasRoom() {
        List<Integer> tried = new ArrayList<>();
        double loss;
        float[] head;
        try (TransformerProgram program = new TransformerProgram(blank, 2)) {
            MicroBatches parts = new MicroBatches(program, 32, 24, part -> {
                tried.add(part.size());
                if (part.size() > 6) {
                    askForTooMuch();
                }
            });
            loss = parts.step(rows, all, SCALARS);
            head = program.weights().head();

            assertThat(parts.size()).isEqualTo(5);
        }

        assertThat(tried).containsExactly(20, 10, 5, 5, 5, 5);
        try (TransformerProgram program = new TransformerProgram(blank, 2)) {
            double expected = new MicroBatches(program, 32, 24).step(rows, all, SCALARS);
            assertThat(loss).isCloseTo(expected, within(1e-5));
            // A step of rate 1e-3 that sums in another order.
            assertThat(head).containsExactly(program.weights().head(), within(1e-5f));
        }
    }

    @Test
    void beginsTheBatchAgainWhereAPartOfItFailed() {
        List<Integer> tried = new ArrayList<>();
        try (TransformerProgram program = new TransformerProgram(blank, 2)) {
            MicroBatches parts = new MicroBatches(program, 10, 24, part -> {
                tried.add(part.size());
                if (tried.size() == 2) {
                    askForTooMuch();
                }
            });
            parts.step(rows, all, SCALARS);
            float[] head = program.weights().head();

            assertThat(tried).containsExactly(10, 10, 5, 5, 5, 5);
            try (TransformerProgram untroubled = new TransformerProgram(blank, 2)) {
                new MicroBatches(untroubled, 20, 24).step(rows, all, SCALARS);
                assertThat(head).containsExactly(untroubled.weights().head(), within(1e-5f));
            }
        }
    }

    @Test
    void givesUpWhereOneRowIsTooMuch() {
        try (TransformerProgram program = new TransformerProgram(blank, 2)) {
            MicroBatches parts = new MicroBatches(program, 4, 24, part -> askForTooMuch());

            assertThatThrownBy(() -> parts.step(rows, all, SCALARS)).matches(Torch::isOutOfMemory);
            assertThat(parts.size()).isEqualTo(1);
        }
    }

    @Test
    void otherFailuresAreNotTakenForLackOfMemory() {
        try (TransformerProgram program = new TransformerProgram(blank, 2)) {
            MicroBatches parts = new MicroBatches(program, 4, 24, part -> {
                throw new IllegalStateException("the disk is full");
            });

            assertThatThrownBy(() -> parts.step(rows, all, SCALARS)).hasMessage("the disk is full");
            assertThat(parts.size()).isEqualTo(4);
        }
    }

    /** What libtorch itself says when there is no room: for an eighth of an exabyte there is none anywhere. */
    private static void askForTooMuch() {
        try (PtNDManager manager = Torch.manager()) {
            manager.ones(new Shape(1L << 55));
        }
    }
}
