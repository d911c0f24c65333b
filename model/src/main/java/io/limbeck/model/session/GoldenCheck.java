package io.limbeck.model.session;

import io.limbeck.model.bundle.Precision;
import io.limbeck.model.bundle.Variant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Whether a graph answers here as it did where it was made: in FP32 to 1e-4 on every logit, in INT8 with the same label
 * and every probability within 0.02, because processors round integers' sums differently.
 */
final class GoldenCheck {
    private static final double LOGIT_TOLERANCE = 1e-4;
    private static final double PROBABILITY_TOLERANCE = 0.02;

    private GoldenCheck() {}

    /** Empty, or what is wrong. */
    static Optional<String> problem(Variant variant, List<List<Float>> expected, float[][] actual) {
        for (int row = 0; row < actual.length; row++) {
            float[] golden = new float[actual[row].length];
            if (expected.get(row).size() != golden.length) {
                return Optional.of("golden output " + row + " has another number of labels");
            }
            for (int i = 0; i < golden.length; i++) {
                golden[i] = expected.get(row).get(i);
            }
            double difference = variant.precision() == Precision.FP32
                    ? largest(golden, actual[row])
                    : largest(
                            Calibration.probabilities(golden, variant.temperature()),
                            Calibration.probabilities(actual[row], variant.temperature()));
            double tolerance = variant.precision() == Precision.FP32 ? LOGIT_TOLERANCE : PROBABILITY_TOLERANCE;
            // Not "greater than": a NaN must fail.
            if (!(difference <= tolerance)) {
                return Optional.of(String.format(
                        Locale.ROOT, "golden output %d differs by %.2g, more than %.2g", row, difference, tolerance));
            }
            if (best(golden) != best(actual[row]) && variant.precision() == Precision.INT8) {
                return Optional.of("golden output " + row + " has another label");
            }
        }
        return Optional.empty();
    }

    private static int best(float[] logits) {
        return Calibration.best(Calibration.probabilities(logits, 1));
    }

    private static double largest(float[] a, float[] b) {
        double largest = 0;
        for (int i = 0; i < a.length; i++) {
            largest = Math.max(largest, Math.abs((double) a[i] - b[i]));
        }
        return largest;
    }

    private static double largest(double[] a, double[] b) {
        double largest = 0;
        for (int i = 0; i < a.length; i++) {
            largest = Math.max(largest, Math.abs(a[i] - b[i]));
        }
        return largest;
    }
}
