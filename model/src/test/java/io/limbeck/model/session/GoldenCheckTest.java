package io.limbeck.model.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.limbeck.model.bundle.Precision;
import io.limbeck.model.bundle.Variant;
import java.util.List;
import org.junit.jupiter.api.Test;

class GoldenCheckTest {
    private static final Variant FP32 = new Variant(Precision.FP32, 1, null);
    private static final Variant INT8 = new Variant(Precision.INT8, 1, null);
    private static final List<List<Float>> GOLDEN = List.of(List.of(1f, 0f));

    @Test
    void fp32MayDifferByRounding() {
        assertThat(GoldenCheck.problem(FP32, GOLDEN, new float[][] {{1.00009f, 0}}))
                .isEmpty();
        assertThat(GoldenCheck.problem(FP32, GOLDEN, new float[][] {{1.0002f, 0}}))
                .isPresent();
    }

    @Test
    void int8MayDifferByTwoPointsOfProbability() {
        assertThat(GoldenCheck.problem(INT8, GOLDEN, new float[][] {{1.05f, 0}}))
                .isEmpty();
        assertThat(GoldenCheck.problem(INT8, GOLDEN, new float[][] {{1.2f, 0}})).isPresent();
    }

    @Test
    void int8MustGiveTheSameLabelHoweverCloseTheProbabilities() {
        List<List<Float>> close = List.of(List.of(0.01f, 0f));

        assertThat(GoldenCheck.problem(INT8, close, new float[][] {{0f, 0.01f}}))
                .hasValueSatisfying(problem -> assertThat(problem).contains("another label"));
    }

    @Test
    void notANumberIsNeverGolden() {
        assertThat(GoldenCheck.problem(FP32, GOLDEN, new float[][] {{Float.NaN, 0}}))
                .isPresent();
        assertThat(GoldenCheck.problem(INT8, GOLDEN, new float[][] {{Float.NaN, 0}}))
                .isPresent();
    }

    @Test
    void goldenOfAnotherNumberOfLabelsIsAProblem() {
        assertThat(GoldenCheck.problem(FP32, GOLDEN, new float[][] {{1, 0, 0}})).isPresent();
    }
}
