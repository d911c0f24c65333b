package io.limbeck.trainer.fit;

import static io.limbeck.trainer.fit.TinyTransformers.ROWS;
import static io.limbeck.trainer.fit.TinyTransformers.SHAPE;
import static io.limbeck.trainer.fit.TinyTransformers.names;
import static io.limbeck.trainer.fit.TinyTransformers.shape;
import static io.limbeck.trainer.fit.TinyTransformers.values;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.limbeck.trainer.pretrained.EncoderShape;
import io.limbeck.trainer.pretrained.EncoderWeights;
import io.limbeck.trainer.pretrained.LayerShape;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MatchingTest {
    /** Of four layers the student has two, the last not among them. */
    private static final EncoderShape LARGE =
            shape(new LayerShape(2, 2, 6), new LayerShape(2, 1, 3), new LayerShape(1, 3, 5), new LayerShape(1, 1, 2));

    private static final List<Integer> LAYERS = List.of(0, 2);
    private static final Distillation LOSS = new Distillation(0.7, 2.0);

    private final TransformerWeights weights = TinyTransformers.weights(SHAPE, 5);
    private final TransformerWeights large = TinyTransformers.weights(LARGE, 6);
    private final Optional<Matching> matching = Optional.of(new Matching(large.encoder(), LAYERS));
    private final TokenBatch all = TokenBatch.of(ROWS, Batch.range(0, 3), 6);

    @ParameterizedTest
    @CsvSource({"1.5, 0", "0, 0.8", "1.5, 0.8"})
    void gradientsAreTheSlopesOfTheFormula(double hidden, double attention) {
        ReferenceTransformer student = new ReferenceTransformer(weights);
        ReferenceTransformer model = new ReferenceTransformer(large);
        try (TransformerProgram program = new TransformerProgram(weights, matching, 2)) {
            float[] losses = program.accumulate(all, scalars(hidden, attention));
            List<float[]> gradients = program.gradients();

            assertThat((double) losses[0]).isCloseTo(loss(student, model, hidden, attention), within(2e-5));
            assertThat((double) losses[4]).isCloseTo(hidden > 0 ? unlike(student, model) : 0, within(1e-5));
            assertThat((double) losses[5]).isCloseTo(attention > 0 ? astray(student, model) : 0, within(1e-5));
            for (int p = 0; p < names().size(); p++) {
                double[] parameter = student.parameters.get(names().get(p));
                for (int i = 0; i < parameter.length; i++) {
                    double h = 1e-5;
                    double before = parameter[i];
                    parameter[i] = before + h;
                    double above = loss(student, model, hidden, attention);
                    parameter[i] = before - h;
                    double below = loss(student, model, hidden, attention);
                    parameter[i] = before;
                    double slope = (above - below) / (2 * h);
                    // A single-precision gradient; the difference quotient itself is good to some 1e-8.
                    assertThat((double) gradients.get(p)[i])
                            .as("%s[%d]", names().get(p), i)
                            .isCloseTo(slope, within(5e-5 + 1e-4 * Math.abs(slope)));
                }
            }
        }
    }

    @Test
    void partsOfABatchSumToTheWhole() {
        try (TransformerProgram program = new TransformerProgram(weights, matching, 2)) {
            float[] atOnce = program.accumulate(all, scalars(1.5, 0.8));
            List<float[]> whole = program.gradients();
            program.discard();
            float[] first = program.accumulate(TokenBatch.of(ROWS, new int[] {1}, 6), scalars(1.5, 0.8));
            float[] second = program.accumulate(TokenBatch.of(ROWS, new int[] {0, 2}, 6), scalars(1.5, 0.8));

            for (int i = 0; i < atOnce.length; i++) {
                assertThat(first[i] + second[i]).isCloseTo(atOnce[i], within(1e-5f));
            }
            for (int p = 0; p < whole.size(); p++) {
                assertThat(program.gradients().get(p)).as(names().get(p)).containsExactly(whole.get(p), within(1e-5f));
            }
        }
    }

    @Test
    void stepThatGivesItNoWeightIsTheStepWithoutIt() {
        try (TransformerProgram without = new TransformerProgram(weights, 2);
                TransformerProgram beside = new TransformerProgram(weights, matching, 2)) {
            StepScalars scalars = new StepScalars(0.3, 3, LOSS, MatchWeights.ofVectors(2), 0.01, 0.1, 1, false);
            Torch.seed(1);
            float[] expected = without.step(all, scalars);
            Torch.seed(1);

            assertThat(beside.step(all, scalars)).isEqualTo(expected);
            assertThat(expected[4]).isZero();
            for (int p = 0; p < names().size(); p++) {
                assertThat(values(beside.weights()).get(p))
                        .isEqualTo(values(without.weights()).get(p));
            }
        }
    }

    @Test
    void studentThatIsItsSourceHasNothingToMatch() {
        Matching itself = new Matching(large.encoder(), List.of(0, 1, 2, 3));
        try (TransformerProgram program = new TransformerProgram(large, Optional.of(itself), 2)) {
            float[] losses = program.accumulate(all, scalars(1.5, 0.8));

            // Numbers of some units, rounded to single precision, and squared.
            assertThat(losses[4]).isBetween(0f, 1e-11f);
            assertThat(losses[5]).isCloseTo(0, within(1e-6f));
        }
    }

    @Test
    void sourceLearnsNothing() {
        try (TransformerProgram program = new TransformerProgram(weights, matching, 2)) {
            program.step(all, scalars(1.5, 0.8));
            int arrays = program.arrays();
            for (int step = 0; step < 20; step++) {
                program.step(all, scalars(1.5, 0.8));
            }
            assertThat(program.arrays()).as("nothing is left behind").isEqualTo(arrays);
            float unlike = program.accumulate(all, scalars(1.5, 0.8))[4];

            ReferenceTransformer student = new ReferenceTransformer(program.weights());
            assertThat(unlike).isCloseTo((float) unlike(student, new ReferenceTransformer(large)), within(1e-4f));
        }
    }

    @Test
    void cannotBeWeighedWhereThereIsNone() {
        try (TransformerProgram program = new TransformerProgram(weights, 2)) {
            assertThatThrownBy(() -> program.step(all, scalars(1, 0)))
                    .hasMessage("there is no encoder to match layers with");
        }
    }

    @Test
    void refusesWhatCannotBeCompared() {
        EncoderWeights source = large.encoder();

        assertThatThrownBy(() -> new Matching(source, List.of(0, 4)))
                .hasMessage("layers ascend from 0 to 3, not [0, 4]");
        assertThatThrownBy(() -> new Matching(source, List.of(2, 0)))
                .hasMessage("layers ascend from 0 to 3, not [2, 0]");
        assertThatCode(() -> new Matching(source, LAYERS).check(SHAPE)).doesNotThrowAnyException();
        assertThatThrownBy(() -> new Matching(source, List.of(0, 2, 3)).check(SHAPE))
                .hasMessage("a student with 2 layers cannot be matched with an encoder with 3");
        assertThatThrownBy(() -> new Matching(source, List.of(0, 1)).check(SHAPE))
                .hasMessage("a student with 1 heads in layer 1 cannot be matched with an encoder with 2");
        EncoderShape wider = new EncoderShape(11, 6, 2, 5, SHAPE.layers(), 1e-12);
        assertThatThrownBy(() -> new Matching(source, LAYERS).check(wider))
                .hasMessage("a student with 5 numbers a token cannot be matched with an encoder with 4");
        EncoderShape other = new EncoderShape(12, 6, 2, 4, SHAPE.layers(), 1e-12);
        assertThatThrownBy(() -> new Matching(source, LAYERS).check(other))
                .hasMessage("a student with 12 word pieces cannot be matched with an encoder with 11");
    }

    private static StepScalars scalars(double hidden, double attention) {
        return new StepScalars(0, 3, LOSS, new MatchWeights(2, hidden, attention), 0.01, 0.1, 1, false);
    }

    private static double loss(
            ReferenceTransformer student, ReferenceTransformer model, double hidden, double attention) {
        return student.loss(ROWS, LOSS, 2) + hidden * unlike(student, model) + attention * astray(student, model);
    }

    /** How far apart the outputs of layers are that are matched. */
    private static double unlike(ReferenceTransformer student, ReferenceTransformer model) {
        return mean(student, model, (own, given, token) -> {
            double squares = 0;
            for (int i = 0; i < own.outputs()[token].length; i++) {
                double difference = own.outputs()[token][i] - given.outputs()[token][i];
                squares += difference * difference;
            }
            return squares / own.outputs()[token].length;
        });
    }

    /** How unlike their attention is. */
    private static double astray(ReferenceTransformer student, ReferenceTransformer model) {
        return mean(student, model, (own, given, token) -> {
            double[][] shares = given.attention()[token];
            double divergence = 0;
            for (int head = 0; head < shares.length; head++) {
                for (int i = 0; i < shares[head].length; i++) {
                    divergence += shares[head][i] * Math.log(shares[head][i] / own.attention()[token][head][i]);
                }
            }
            return divergence / shares.length;
        });
    }

    @FunctionalInterface
    private interface Difference {
        double at(ReferenceTransformer.Layer own, ReferenceTransformer.Layer given, int token);
    }

    /** Over rows and tokens, of the last layer the first token; summed over layers. */
    private static double mean(ReferenceTransformer student, ReferenceTransformer model, Difference difference) {
        double total = 0;
        for (int[] row : ROWS.tokens()) {
            List<ReferenceTransformer.Layer> own = student.layers(row);
            List<ReferenceTransformer.Layer> given = model.layers(row);
            for (int layer = 0; layer < LAYERS.size(); layer++) {
                int tokens = layer == LAYERS.size() - 1 ? 1 : row.length;
                for (int token = 0; token < tokens; token++) {
                    total += difference.at(own.get(layer), given.get(LAYERS.get(layer)), token) / tokens;
                }
            }
        }
        return total / ROWS.size();
    }
}
