package io.limbeck.trainer.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.limbeck.trainer.fit.TransformerSettings.Arithmetic;
import io.limbeck.trainer.pretrained.EncoderShape;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LayerMatchingFitTest {
    private static final EncoderShape LARGE = new EncoderShape(
            60, 24, 2, 32, Collections.nCopies(4, Sentences.SHAPE.layers().get(0)), Sentences.SHAPE.epsilon());

    private final TokenRows train = Sentences.rows(300, 1);
    private final TokenRows none = Sentences.rows(0, 3);
    private final TransformerWeights blank = TransformerWeights.random(Sentences.SHAPE, Sentences.CLASSES, 1);
    private final Matching source =
            new Matching(TransformerWeights.random(LARGE, Sentences.CLASSES, 2).encoder(), List.of(1, 3));

    @Test
    void outputsOfLayersComeToResembleTheSource() {
        float without = difference(trained(0.0, 0.0), 4);

        assertThat(difference(trained(1.0, 0.0), 4)).isLessThan(0.5f * without);
    }

    @Test
    void attentionComesToResembleTheSource() {
        float without = difference(trained(0.0, 0.0), 5);

        assertThat(difference(trained(0.0, 10.0), 5)).isLessThan(0.5f * without);
    }

    @Test
    void smallPartsOfABatchLearnLikeTheWhole() {
        TransformerFit.Fitted whole = fit(settings(1.0, 1.0, 32, 0.0));
        TransformerFit.Fitted parts = fit(settings(1.0, 1.0, 7, 0.0));

        assertThat(parts.microBatch()).isEqualTo(7);
        // Some forty steps, each of which rounds in another order.
        assertThat(parts.trainingLosses().get(3))
                .isCloseTo(whole.trainingLosses().get(3), within(1e-2));
    }

    @Test
    void refusesASourceThatReadsOtherTokens() {
        EncoderShape other = new EncoderShape(61, 24, 2, 32, LARGE.layers(), LARGE.epsilon());
        Matching matching = new Matching(
                TransformerWeights.random(other, Sentences.CLASSES, 2).encoder(), List.of(1, 3));

        assertThatThrownBy(() -> new TransformerFit(
                                settings(1.0, 0.0, 32, 0.0), new Distillation(0.0, 2.0), Optional.of(matching))
                        .fit(blank, train, none, (done, most) -> {}))
                .hasMessage("a student with 60 word pieces cannot be matched with an encoder with 61");
    }

    private TransformerWeights trained(double hidden, double attention) {
        return fit(settings(hidden, attention, 32, 0.1)).weights();
    }

    private TransformerFit.Fitted fit(TransformerSettings settings) {
        return new TransformerFit(settings, new Distillation(0.0, 2.0), Optional.of(source))
                .fit(blank, train, none, (done, most) -> {});
    }

    /** @param part of the losses */
    private float difference(TransformerWeights student, int part) {
        try (TransformerProgram program = new TransformerProgram(student, Optional.of(source), 2)) {
            int[] some = Batch.range(0, 100);
            StepScalars scalars = new StepScalars(
                    0, some.length, new Distillation(0.0, 2.0), new MatchWeights(0, 1, 1), 0, 0, 1, false);
            return program.accumulate(TokenBatch.of(train, some, 24), scalars)[part];
        }
    }

    private static TransformerSettings settings(double hidden, double attention, int microBatch, double dropout) {
        return new TransformerSettings(
                4,
                0,
                32,
                microBatch,
                1e-3,
                null,
                dropout,
                10,
                null,
                null,
                hidden,
                attention,
                null,
                null,
                Arithmetic.FP32,
                2,
                null);
    }
}
