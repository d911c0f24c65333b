package io.limbeck.trainer.teach;

import java.util.List;

/** Arithmetic on vectors of length 1. */
final class UnitVectors {
    private static final double SHORTEST = 1e-12;

    private UnitVectors() {}

    /** The vectors less {@code centre}, at length 1. */
    static List<float[]> around(float[] centre, List<float[]> vectors) {
        return vectors.stream().map(vector -> unit(sum(vector, centre, -1))).toList();
    }

    static float[] unit(float[] vector) {
        double length = Math.max(Math.sqrt(dot(vector, vector)), SHORTEST);
        float[] unit = new float[vector.length];
        for (int i = 0; i < unit.length; i++) {
            unit[i] = (float) (vector[i] / length);
        }
        return unit;
    }

    /** {@code a + times · b}. */
    static float[] sum(float[] a, float[] b, double times) {
        float[] sum = new float[a.length];
        for (int i = 0; i < sum.length; i++) {
            sum[i] = (float) (a[i] + times * b[i]);
        }
        return sum;
    }

    /** @param vectors at least one */
    static float[] mean(List<float[]> vectors) {
        double[] sums = new double[vectors.get(0).length];
        for (float[] vector : vectors) {
            for (int i = 0; i < sums.length; i++) {
                sums[i] += vector[i];
            }
        }
        float[] mean = new float[sums.length];
        for (int i = 0; i < mean.length; i++) {
            mean[i] = (float) (sums[i] / vectors.size());
        }
        return mean;
    }

    static double dot(float[] a, float[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += (double) a[i] * b[i];
        }
        return sum;
    }
}
