package io.limbeck.model.encode;

import java.util.Arrays;

/**
 * How much a feature tells by being rare: 1 + ln((1 + n) / (1 + df)) (Spärck Jones 1972, smoothed), for n texts of
 * which df have it. Kept in one byte a feature over a scale of its own, so that a bundle stays small; training uses the
 * rounded values as well. Immutable.
 */
final class InverseFrequency {
    private final double scale;
    private final byte[] steps;
    private final float[] values;

    /** @param steps one unsigned byte b a feature, which stands for 1 + b · scale */
    InverseFrequency(double scale, byte[] steps) {
        if (!(scale >= 0 && scale < 1)) {
            throw new IllegalArgumentException("the scale of inverse frequencies must lie in [0, 1), is " + scale);
        }
        this.scale = scale;
        this.steps = steps.clone();
        this.values = new float[steps.length];
        for (int i = 0; i < steps.length; i++) {
            values[i] = (float) (1 + Byte.toUnsignedInt(steps[i]) * scale);
        }
    }

    /** All features alike. */
    static InverseFrequency flat(int features) {
        return new InverseFrequency(0, new byte[features]);
    }

    /** @param texts of which {@code having[i]} have feature i */
    static InverseFrequency of(long texts, int[] having) {
        double largest = Math.max(Math.log(1.0 + texts), 1e-9);
        double scale = largest / 255;
        byte[] steps = new byte[having.length];
        for (int i = 0; i < having.length; i++) {
            steps[i] = (byte) Math.round(Math.log((1.0 + texts) / (1.0 + having[i])) / scale);
        }
        return new InverseFrequency(scale, steps);
    }

    float of(int feature) {
        return values[feature];
    }

    int features() {
        return steps.length;
    }

    double scale() {
        return scale;
    }

    byte[] steps() {
        return Arrays.copyOf(steps, steps.length);
    }
}
