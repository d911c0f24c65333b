package io.limbeck.trainer.fit;

import static io.limbeck.trainer.fit.TinyTransformers.CLASSES;
import static io.limbeck.trainer.fit.TinyTransformers.SHAPE;
import static io.limbeck.trainer.fit.TinyTransformers.names;
import static io.limbeck.trainer.fit.TinyTransformers.values;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.pytorch.jni.JniUtils;
import io.limbeck.trainer.pretrained.EncoderShape;
import io.limbeck.trainer.pretrained.LayerShape;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TransformerProgramTest {
    private static final Distillation LOSS = new Distillation(0.7, 2.0);

    private final TransformerWeights weights = TinyTransformers.weights(SHAPE, 5);
    private final TokenRows rows = TinyTransformers.ROWS;
    private final TokenBatch all = TokenBatch.of(rows, Batch.range(0, 3), 6);

    @Test
    void answersAreThoseOfTheFormula() {
        ReferenceTransformer reference = new ReferenceTransformer(weights);
        TransformerAnswers answers = answers(all);

        for (int r = 0; r < rows.size(); r++) {
            double[] vector = reference.vector(rows.tokens()[r]);
            double[] logits = reference.logits(vector);
            for (int i = 0; i < vector.length; i++) {
                // Single precision against double, on numbers of some units.
                assertThat((double) answers.vectors()[r][i]).isCloseTo(vector[i], within(1e-5));
            }
            for (int k = 0; k < CLASSES; k++) {
                assertThat((double) answers.logits()[r][k]).isCloseTo(logits[k], within(1e-5));
            }
        }
    }

    @Test
    void gradientsAreTheSlopesOfTheFormula() {
        ReferenceTransformer reference = new ReferenceTransformer(weights);
        try (TransformerProgram program = new TransformerProgram(weights, 2)) {
            float loss = program.accumulate(all, scalars(3, 1))[0];
            List<float[]> gradients = program.gradients();

            assertThat((double) loss).isCloseTo(reference.loss(rows, LOSS, 2), within(1e-5));
            List<String> names = names();
            for (int p = 0; p < names.size(); p++) {
                double[] parameter = reference.parameters.get(names.get(p));
                for (int i = 0; i < parameter.length; i++) {
                    double slope = slope(reference, parameter, i);
                    // A single-precision gradient; the difference quotient itself is good to some 1e-8.
                    assertThat((double) gradients.get(p)[i])
                            .as("%s[%d]", names.get(p), i)
                            .isCloseTo(slope, within(2e-5 + 1e-4 * Math.abs(slope)));
                }
            }
        }
    }

    @Test
    void rowsWithoutLabelTeachOnlyByTheTeacher() {
        TokenRows unlabelled = new TokenRows(
                rows.tokens(), new int[] {-1, -1, -1}, rows.weights(), rows.teacher(), Optional.empty(), CLASSES);
        TokenBatch batch = TokenBatch.of(unlabelled, Batch.range(0, 3), 6);
        try (TransformerProgram program = new TransformerProgram(weights, 2)) {
            float[] losses = program.accumulate(batch, scalars(3, 0, new Distillation(0.0, 2.0)));

            assertThat(losses[0]).isZero();
            assertThat(losses[1]).isPositive();
            assertThat(losses[2]).isZero();
            assertThat(program.gradients())
                    .allSatisfy(gradient -> assertThat(gradient).containsOnly(0f));
        }
    }

    @Test
    void stepIsAdamWThatDecaysMatricesOnly() {
        try (TransformerProgram program = new TransformerProgram(weights, 2)) {
            List<float[]> start = values(program.weights());
            List<double[]> first = zeros(start);
            List<double[]> second = zeros(start);
            List<double[]> expected =
                    start.stream().map(TransformerProgramTest::doubles).toList();
            for (int step = 1; step <= 3; step++) {
                program.accumulate(all, scalars(3, 0.5));
                List<float[]> gradients = program.gradients();
                double norm = Math.sqrt(gradients.stream()
                        .mapToDouble(TransformerProgramTest::squares)
                        .sum());
                assertThat(norm).isGreaterThan(0.5); // or nothing would be clipped
                assertThat((double) program.apply(scalars(3, 0.5))).isCloseTo(norm, within(1e-5 * norm));
                for (int p = 0; p < expected.size(); p++) {
                    double decay = names().get(p).matches(".*(LayerNorm.*|[.]bias|^bias)") ? 0 : 0.1;
                    adamW(expected.get(p), gradients.get(p), 0.5 / norm, first.get(p), second.get(p), step, decay);
                }
            }

            List<float[]> after = values(program.weights());
            for (int p = 0; p < expected.size(); p++) {
                for (int i = 0; i < expected.get(p).length; i++) {
                    // Adam's quotient magnifies what single precision rounds where a gradient is next to nothing.
                    assertThat((double) after.get(p)[i])
                            .as("%s[%d]", names().get(p), i)
                            .isCloseTo(expected.get(p)[i], within(1e-4));
                }
            }
        }
    }

    @Test
    void partsOfABatchSumToTheWhole() {
        try (TransformerProgram program = new TransformerProgram(weights, 2)) {
            program.accumulate(all, scalars(3, 1));
            List<float[]> whole = program.gradients();
            program.discard();
            program.accumulate(TokenBatch.of(rows, new int[] {1}, 6), scalars(3, 1));
            program.accumulate(TokenBatch.of(rows, new int[] {0, 2}, 6), scalars(3, 1));
            List<float[]> parts = program.gradients();

            for (int p = 0; p < whole.size(); p++) {
                assertThat(parts.get(p)).as(names().get(p)).containsExactly(whole.get(p), within(1e-5f));
            }
        }
    }

    @Test
    void stepWithAccumulatedGradientsIsTheStepItself() {
        try (TransformerProgram atOnce = new TransformerProgram(weights, 2);
                TransformerProgram later = new TransformerProgram(weights, 2)) {
            float norm = atOnce.step(all, scalars(3, 0.1))[6];
            later.accumulate(all, scalars(3, 0.1));

            assertThat(later.apply(scalars(3, 0.1))).isEqualTo(norm).isGreaterThan(0.1f);
            List<float[]> expected = values(atOnce.weights());
            for (int p = 0; p < expected.size(); p++) {
                assertThat(values(later.weights()).get(p)).as(names().get(p)).isEqualTo(expected.get(p));
            }
            assertThat(later.gradients())
                    .as("nothing is left for the next step")
                    .allSatisfy(sum -> assertThat(sum).containsOnly(0f));
        }
    }

    @Test
    void neighboursAndPaddingChangeNothing() {
        TransformerAnswers together = answers(all);
        for (int r = 0; r < 3; r++) {
            TransformerAnswers alone = answers(TokenBatch.of(rows, new int[] {r}, 6));

            assertThat(alone.logits()[0]).containsExactly(together.logits()[r], within(1e-6f));
        }
    }

    @Test
    void readsNoFurtherThanItIsTold() {
        TransformerAnswers cut = answers(TokenBatch.of(rows, new int[] {1}, 3));
        TransformerAnswers shorter = answers(TokenBatch.of(new int[][] {{1, 9, 9}}, new int[] {0}, 6));

        assertThat(cut.logits()[0]).containsExactly(shorter.logits()[0], within(1e-6f));
    }

    @Test
    void gradientsInHalfPrecisionPointTheSameWay() {
        TransformerWeights wide = TransformerWeights.random(
                new EncoderShape(50, 16, 2, 64, List.of(new LayerShape(4, 16, 128), new LayerShape(4, 16, 128)), 1e-12),
                CLASSES,
                1);
        TokenBatch batch = TokenBatch.of(rows, Batch.range(0, 3), 6);
        batch = new TokenBatch(
                batch.ids(), batch.lengths(), batch.gold(), batch.goldWeights(), batch.teacher(), new float[0]);
        try (TransformerProgram program = new TransformerProgram(wide, 2)) {
            float single = program.accumulate(batch, scalars(3, 0, LOSS))[0];
            float[] exact = flat(program.gradients());
            program.discard();
            float half = program.accumulate(batch, scalars(3, 0, LOSS).half(true))[0];
            float[] rounded = flat(program.gradients());

            assertThat(rounded).isNotEqualTo(exact);
            // BF16 keeps 8 bits, a relative error of 0.4 % for each number.
            assertThat(half).isCloseTo(single, within(0.02f * single));
            assertThat(cosine(exact, rounded)).isGreaterThan(0.999);
        }
    }

    @Test
    void leavesTheProcessAsItWas() {
        JniUtils.setGradMode(true);
        try (TransformerProgram outer = new TransformerProgram(weights, 1)) {
            try (TransformerProgram inner = new TransformerProgram(weights, 2)) {
                assertThat(JniUtils.getNumThreads()).isEqualTo(2);
                inner.step(all, scalars(3, 1));
                inner.answer(all);
            }
            assertThat(JniUtils.getNumThreads()).isEqualTo(1);
            outer.answer(all);
        }
        assertThat(JniUtils.isGradMode()).isTrue();
    }

    private static StepScalars scalars(int rows, double clip) {
        return new StepScalars(0, rows, LOSS, MatchWeights.ofVectors(2), 0.01, 0.1, clip, false);
    }

    private static StepScalars scalars(int rows, double match, Distillation loss) {
        return new StepScalars(0, rows, loss, MatchWeights.ofVectors(match), 0.01, 0.1, 1, false);
    }

    private TransformerAnswers answers(TokenBatch batch) {
        try (TransformerProgram program = new TransformerProgram(weights, 2)) {
            return program.answer(batch);
        }
    }

    private double slope(ReferenceTransformer reference, double[] parameter, int i) {
        double h = 1e-5;
        double before = parameter[i];
        parameter[i] = before + h;
        double above = reference.loss(rows, LOSS, 2);
        parameter[i] = before - h;
        double below = reference.loss(rows, LOSS, 2);
        parameter[i] = before;
        return (above - below) / (2 * h);
    }

    /** The step as Loshchilov and Hutter write it. */
    private static void adamW(
            double[] parameter,
            float[] gradient,
            double clip,
            double[] first,
            double[] second,
            int step,
            double decay) {
        for (int i = 0; i < parameter.length; i++) {
            double g = gradient[i] * clip;
            first[i] = 0.9 * first[i] + 0.1 * g;
            second[i] = 0.999 * second[i] + 0.001 * g * g;
            double mean = first[i] / (1 - Math.pow(0.9, step));
            double square = second[i] / (1 - Math.pow(0.999, step));
            parameter[i] -= 0.01 * decay * parameter[i];
            parameter[i] -= 0.01 * mean / (Math.sqrt(square) + 1e-8);
        }
    }

    private static List<double[]> zeros(List<float[]> like) {
        return like.stream().map(values -> new double[values.length]).toList();
    }

    private static double[] doubles(float[] values) {
        double[] doubles = new double[values.length];
        for (int i = 0; i < doubles.length; i++) {
            doubles[i] = values[i];
        }
        return doubles;
    }

    private static float[] flat(List<float[]> arrays) {
        float[] flat = new float[arrays.stream().mapToInt(a -> a.length).sum()];
        int at = 0;
        for (float[] array : arrays) {
            System.arraycopy(array, 0, flat, at, array.length);
            at += array.length;
        }
        return flat;
    }

    private static double cosine(float[] a, float[] b) {
        double product = 0;
        for (int i = 0; i < a.length; i++) {
            product += (double) a[i] * b[i];
        }
        return product / Math.sqrt(squares(a) * squares(b));
    }

    private static double squares(float[] values) {
        double sum = 0;
        for (float value : values) {
            sum += (double) value * value;
        }
        return sum;
    }
}
