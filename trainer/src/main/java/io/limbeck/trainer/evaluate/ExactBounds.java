package io.limbeck.trainer.evaluate;

/** Exact one-sided bounds of a binomial share, and the exact sign test. */
public final class ExactBounds {
    private ExactBounds() {}

    /**
     * Clopper and Pearson's (1934) lower bound: the share {@code p} under which seeing at least {@code successes} of
     * {@code trials} has the chance {@code 1 - confidence}. Both counts may be fractions: weighted rows have an
     * effective number.
     */
    public static double lower(double successes, double trials, double confidence) {
        if (!(trials > 0) || successes < 0 || successes > trials) {
            throw new IllegalArgumentException("needs 0 <= successes <= trials and trials > 0");
        }
        if (successes == 0) {
            return 0;
        }
        double low = 0;
        double high = 1;
        for (int i = 0; i < 60; i++) {
            double p = (low + high) / 2;
            if (betaDistribution(p, successes, trials - successes + 1) < 1 - confidence) {
                low = p;
            } else {
                high = p;
            }
        }
        return (low + high) / 2;
    }

    /**
     * The chance of a split at least as uneven as {@code a : b} when both sides are equally likely, both directions
     * together: McNemar's exact test on the pairs in which two classifiers differ.
     */
    public static double signTest(int a, int b) {
        int n = a + b;
        if (n == 0) {
            return 1;
        }
        double tail = 0;
        for (int i = Math.max(a, b); i <= n; i++) {
            tail += Math.exp(logChoose(n, i) - n * Math.log(2));
        }
        return Math.min(1, 2 * tail);
    }

    private static double logChoose(int n, int k) {
        return logGamma(n + 1.0) - logGamma(k + 1.0) - logGamma(n - k + 1.0);
    }

    /** The regularised incomplete beta function I_x(a, b), by its continued fraction (DLMF 8.17.22). */
    static double betaDistribution(double x, double a, double b) {
        if (x <= 0 || x >= 1) {
            return x <= 0 ? 0 : 1;
        }
        if (x > (a + 1) / (a + b + 2)) {
            return 1 - betaDistribution(1 - x, b, a);
        }
        double front = Math.exp(a * Math.log(x) + b * Math.log1p(-x) + logGamma(a + b) - logGamma(a) - logGamma(b));
        return front * continuedFraction(x, a, b) / a;
    }

    /** Lentz's evaluation of 1 / (1 + d1 / (1 + d2 / (1 + …))). */
    private static double continuedFraction(double x, double a, double b) {
        double tiny = 1e-300;
        double c = 1;
        double d = 1 / nonZero(1 - (a + b) * x / (a + 1), tiny);
        double f = d;
        for (int m = 1; m < 1000; m++) {
            double even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
            d = 1 / nonZero(1 + even * d, tiny);
            c = nonZero(1 + even / c, tiny);
            f *= c * d;
            double odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
            d = 1 / nonZero(1 + odd * d, tiny);
            c = nonZero(1 + odd / c, tiny);
            double change = c * d;
            f *= change;
            if (Math.abs(change - 1) < 1e-15) {
                break;
            }
        }
        return f;
    }

    private static double nonZero(double value, double tiny) {
        return Math.abs(value) < tiny ? tiny : value;
    }

    /** ln Γ(x) for x > 0: Stirling's series, after shifting x to where it converges fast. */
    private static double logGamma(double x) {
        double shift = 0;
        double y = x;
        while (y < 15) {
            shift -= Math.log(y);
            y++;
        }
        double inverse = 1 / (y * y);
        double series = (1.0 / 12 - inverse * (1.0 / 360 - inverse * (1.0 / 1260 - inverse / 1680))) / y;
        return shift + (y - 0.5) * Math.log(y) - y + 0.5 * Math.log(2 * Math.PI) + series;
    }
}
