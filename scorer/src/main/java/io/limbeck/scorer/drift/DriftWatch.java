package io.limbeck.scorer.drift;

import java.util.Optional;

/**
 * Tells when a column leaves the range that the model was fitted on, and when it is back, once each: in windows of so many
 * values, the share of those outside is compared with the share in training. For one column, and one thread.
 */
final class DriftWatch {
    static final int WINDOW = 500;

    /** More values outside than in training, by this share of all, are drift; by half of it, it has ended. */
    static final double MARGIN = 0.05;

    private long values;
    private long outside;
    private boolean drifting;

    enum Change {
        BEGAN,
        ENDED
    }

    /**
     * @param drift whether it began or ended
     * @param ratio of values outside, in the window that showed it
     */
    record Seen(Change drift, double ratio) {}

    /** @param expected share of values outside in training */
    Optional<Seen> see(long moreValues, long moreOutside, double expected) {
        values += moreValues;
        outside += moreOutside;
        if (values < WINDOW) {
            return Optional.empty();
        }
        double ratio = outside / (double) values;
        values = 0;
        outside = 0;
        if (!drifting && ratio > expected + MARGIN) {
            drifting = true;
            return Optional.of(new Seen(Change.BEGAN, ratio));
        }
        if (drifting && ratio <= expected + MARGIN / 2) {
            drifting = false;
            return Optional.of(new Seen(Change.ENDED, ratio));
        }
        return Optional.empty();
    }
}
