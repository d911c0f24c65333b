package io.limbeck.trainer.evaluate;

import java.util.Locale;

/**
 * Accuracy of the challenger less the champion's on the same rows.
 *
 * @param rows how many
 * @param champion its accuracy
 * @param challenger its accuracy
 * @param lower the one-sided 95 % lower bound of the difference
 */
public record Difference(int rows, double champion, double challenger, double lower) {
    public double mean() {
        return challenger - champion;
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT, "%.4f against %.4f on %d rows (at least %+.4f)", challenger, champion, rows, lower);
    }
}
