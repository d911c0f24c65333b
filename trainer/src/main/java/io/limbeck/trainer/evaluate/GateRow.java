package io.limbeck.trainer.evaluate;

import java.util.Objects;

/**
 * One held-back row as both models see it.
 *
 * @param cluster rows of like content are not independent; they share this
 * @param gold true label number
 * @param champion what the model in service says
 * @param challenger what the new one says
 * @param recent whether it belongs to the recent window
 */
public record GateRow(String cluster, int gold, Answer champion, Answer challenger, boolean recent) {
    public GateRow {
        Objects.requireNonNull(cluster, "cluster");
        Objects.requireNonNull(champion, "champion");
        Objects.requireNonNull(challenger, "challenger");
    }

    boolean championIsRight() {
        return champion.label() == gold;
    }

    boolean challengerIsRight() {
        return challenger.label() == gold;
    }

    /** 1 where only the challenger is right, -1 where only the champion is, else 0. */
    int gain() {
        return (challengerIsRight() ? 1 : 0) - (championIsRight() ? 1 : 0);
    }

    /** Whether both models' confidences are their own. */
    boolean isCalibrated() {
        return champion.isCalibrated() && challenger.isCalibrated();
    }
}
