package io.limbeck.labeler.review;

/**
 * Which lane is asked next, so that exploration gets at least its share of all questions while it has any waiting: every
 * question adds the share to a credit, and a whole credit buys an exploration question. Not thread-safe; its owner is.
 */
final class ExplorationShare {
    private final double share;
    private final double cap;
    private double credit = 1;

    /**
     * @param share in [0, 1]
     * @param cap the most credit kept from times when no exploration was waiting
     */
    ExplorationShare(double share, double cap) {
        this.share = share;
        this.cap = Math.max(1, cap);
    }

    Lane next(boolean priorityWaits, boolean explorationWaits) {
        if (!explorationWaits) {
            return Lane.PRIORITY;
        }
        return credit >= 1 || !priorityWaits ? Lane.EXPLORATION : Lane.PRIORITY;
    }

    void asked(Lane lane) {
        double spent = lane == Lane.EXPLORATION ? 1 : 0;
        credit = Math.min(cap, Math.max(0, credit + share - spent));
    }
}
