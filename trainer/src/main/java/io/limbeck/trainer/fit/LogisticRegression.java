package io.limbeck.trainer.fit;

import java.util.Arrays;

/**
 * Multinomial logistic regression with an L2 penalty: minimises {@code Σ weight·loss + ‖W‖² / (2C)}, the bias free,
 * by L-BFGS (Nocedal and Wright, Numerical Optimization, algorithm 7.4) from zero. Deterministic.
 */
public final class LogisticRegression {
    private static final int MEMORY = 7;
    private static final double ENOUGH = 1e-5;

    private final double c;
    private final int iterations;

    /**
     * @param c inverse strength of the penalty, positive
     * @param iterations at most so many
     */
    public LogisticRegression(double c, int iterations) {
        if (!(c > 0) || iterations < 1) {
            throw new IllegalArgumentException("c and iterations must be positive");
        }
        this.c = c;
        this.iterations = iterations;
    }

    public LinearHead fit(SparseRows rows, int[] gold, int classes) {
        float[] ones = new float[gold.length];
        Arrays.fill(ones, 1f);
        return fit(rows, gold, ones, classes);
    }

    /**
     * @param gold label numbers, all known
     * @param rowWeights of each row's loss
     */
    public LinearHead fit(SparseRows rows, int[] gold, float[] rowWeights, int classes) {
        Objective objective = new Objective(rows, gold, rowWeights, classes, c);
        int n = (rows.width() + 1) * classes;
        double[] x = new double[n];
        double[] gradient = new double[n];
        double value = objective.at(x, gradient);
        double enough = ENOUGH * Math.max(1, norm(gradient));
        History history = new History(n);
        double[] nextX = new double[n];
        double[] nextGradient = new double[n];
        for (int i = 0; i < iterations && norm(gradient) > enough; i++) {
            double[] direction = history.direction(gradient);
            double slope = dot(direction, gradient);
            double step = i == 0 ? 1 / Math.max(1, norm(gradient)) : 1;
            double nextValue = Double.POSITIVE_INFINITY;
            for (int tries = 0; tries < 30; tries++, step /= 2) {
                for (int k = 0; k < n; k++) {
                    nextX[k] = x[k] + step * direction[k];
                }
                nextValue = objective.at(nextX, nextGradient);
                if (nextValue <= value + 1e-4 * step * slope) {
                    break;
                }
            }
            if (!(nextValue < value)) {
                break;
            }
            history.add(x, nextX, gradient, nextGradient);
            System.arraycopy(nextX, 0, x, 0, n);
            System.arraycopy(nextGradient, 0, gradient, 0, n);
            value = nextValue;
        }
        return new LinearHead(classes, rows.width(), x);
    }

    /** The last few steps and changes of gradient, which stand for the inverse Hessian. */
    private static final class History {
        private final double[][] steps = new double[MEMORY][];
        private final double[][] changes = new double[MEMORY][];
        private final double[] inverse = new double[MEMORY];
        private final int size;
        private int count;

        History(int size) {
            this.size = size;
        }

        void add(double[] x, double[] nextX, double[] gradient, double[] nextGradient) {
            double[] step = new double[size];
            double[] change = new double[size];
            for (int i = 0; i < size; i++) {
                step[i] = nextX[i] - x[i];
                change[i] = nextGradient[i] - gradient[i];
            }
            double curvature = dot(step, change);
            if (curvature > 1e-12) {
                int slot = count++ % MEMORY;
                steps[slot] = step;
                changes[slot] = change;
                inverse[slot] = 1 / curvature;
            }
        }

        double[] direction(double[] gradient) {
            double[] d = gradient.clone();
            double[] alpha = new double[MEMORY];
            int oldest = Math.max(0, count - MEMORY);
            for (int i = count - 1; i >= oldest; i--) {
                int slot = i % MEMORY;
                alpha[slot] = inverse[slot] * dot(steps[slot], d);
                add(d, changes[slot], -alpha[slot]);
            }
            if (count > 0) {
                int slot = (count - 1) % MEMORY;
                double scale = 1 / (inverse[slot] * dot(changes[slot], changes[slot]));
                for (int i = 0; i < size; i++) {
                    d[i] *= scale;
                }
            }
            for (int i = oldest; i < count; i++) {
                int slot = i % MEMORY;
                add(d, steps[slot], alpha[slot] - inverse[slot] * dot(changes[slot], d));
            }
            for (int i = 0; i < size; i++) {
                d[i] = -d[i];
            }
            return d;
        }

        private static void add(double[] to, double[] what, double times) {
            for (int i = 0; i < to.length; i++) {
                to[i] += times * what[i];
            }
        }
    }

    @SuppressWarnings("ArrayRecordComponent") // lives for one fit
    private record Objective(SparseRows rows, int[] gold, float[] rowWeights, int classes, double c) {
        double at(double[] x, double[] gradient) {
            int bias = rows.width() * classes;
            double penalty = 0;
            for (int i = 0; i < bias; i++) {
                penalty += x[i] * x[i];
                gradient[i] = x[i] / c;
            }
            Arrays.fill(gradient, bias, gradient.length, 0);
            double total = penalty / (2 * c);
            double[] z = new double[classes];
            for (int r = 0; r < rows.size(); r++) {
                LinearHead.score(rows, r, x, z);
                total += rowWeights[r] * (Softmax.logSum(z) - z[gold[r]]);
                Softmax.of(z);
                z[gold[r]] -= 1;
                for (int k = 0; k < classes; k++) {
                    z[k] *= rowWeights[r];
                    gradient[bias + k] += z[k];
                }
                for (int i = rows.starts()[r]; i < rows.starts()[r + 1]; i++) {
                    int at = rows.ids()[i] * classes;
                    float w = rows.weights()[i];
                    for (int k = 0; k < classes; k++) {
                        gradient[at + k] += w * z[k];
                    }
                }
            }
            return total;
        }
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    private static double norm(double[] a) {
        return Math.sqrt(dot(a, a));
    }
}
