package io.limbeck.labeler.review;

/**
 * How often people are asked.
 *
 * @param perHour questions an hour, default 200; up to one hour's worth may be saved up
 * @param explorationShare the share of all questions, default 0.25 and never below, that exploration gets while it has
 *     any waiting
 */
public record Budget(Integer perHour, Double explorationShare) {
    private static final double LEAST_EXPLORATION = 0.25;

    public Budget {
        perHour = perHour == null ? 200 : perHour;
        explorationShare = explorationShare == null ? LEAST_EXPLORATION : explorationShare;
        if (perHour < 1) {
            throw new IllegalArgumentException("perHour must be at least 1, is " + perHour);
        }
        if (!(explorationShare >= LEAST_EXPLORATION && explorationShare <= 1)) {
            throw new IllegalArgumentException("explorationShare must be in [0.25, 1], is " + explorationShare);
        }
    }
}
