package io.limbeck.cli.demo;

/**
 * How many labels the scripted annotators may give: a tenth of the messages at most, seeds included. What is left after
 * the seeds is spent in proportion to time, slower before the drift than after it, when labels teach something new.
 *
 * @param messages how many the whole run will send
 * @param seeds labels that were there at the start
 */
record LabelBudget(long messages, int seeds) {
    private static final double SHARE = 0.095;
    private static final double BEFORE_DRIFT = 0.3;
    private static final int MOST_SEEDS = 600;

    /** Seeds for a run of so many messages. */
    static int seedsFor(long messages) {
        return (int) Math.min(MOST_SEEDS, messages * SHARE * 0.5);
    }

    /** Labels that may have been given in all by now. */
    long allowed(double progress, double driftAt) {
        double whole = Math.max(0, messages * SHARE - seeds);
        double spent = progress <= driftAt
                ? BEFORE_DRIFT * progress / driftAt
                : BEFORE_DRIFT + (1 - BEFORE_DRIFT) * Math.min(1, (progress - driftAt) / (0.8 * (1 - driftAt)));
        return seeds + (long) (whole * spent);
    }
}
