package io.limbeck.trainer.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
    void layersComeToResembleTheSourceInWhatIsWeighed() {
        float[] without = differences(trained(0.0, 0.0));
        float[] hidden = differences(trained(1.0, 0.0));
        float[] attention = differences(trained(0.0, 10.0));

        assertThat(hidden[4]).isLessThan(0.5f * without[4]);
        assertThat(attention[5]).isLessThan(0.5f * without[5]);
    }

    @Test
    void refusesASourceThatReadsOtherTokens() {
        EncoderShape other = new EncoderShape(61, 24, 2, 32, LARGE.layers(), LARGE.epsilon());
        Matching matching = new Matching(
                TransformerWeights.random(other, Sentences.CLASSES, 2).encoder(), List.of(1, 3));

        assertThatThrownBy(
                        () -> new TransformerFit(settings(1.0, 0.0), new Distillation(0.0, 2.0), Optional.of(matching))
                                .fit(blank, train, none, (done, most) -> {}))
                .hasMessage("a student with 60 word pieces cannot be matched with an encoder with 61");
    }

    private TransformerWeights trained(double hidden, double attention) {
        return new TransformerFit(settings(hidden, attention), new Distillation(0.0, 2.0), Optional.of(source))
                .fit(blank, train, none, (done, most) -> {})
                .weights();
    }

    /** A student's losses, of its layers the last two. */
    private float[] differences(TransformerWeights student) {
        try (TransformerProgram program = new TransformerProgram(student, Optional.of(source), 2)) {
            int[] some = Batch.range(0, 100);
            StepScalars scalars = new StepScalars(
                    0, some.length, new Distillation(0.0, 2.0), new MatchWeights(0, 1, 1), 0, 0, 1, false);
            return program.accumulate(TokenBatch.of(train, some, 24), scalars);
        }
    }

    private static TransformerSettings settings(double hidden, double attention) {
        return new TransformerSettings(
                4,
                0,
                32,
                null,
                1e-3,
                null,
                0.1,
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
