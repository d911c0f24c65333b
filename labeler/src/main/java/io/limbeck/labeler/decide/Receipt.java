package io.limbeck.labeler.decide;

/** What the desk says to an answer. */
public enum Receipt {
    /** Kept. */
    ACCEPTED,
    /** Kept before; nothing was written again. */
    REPEATED,
    /** Nobody waits for it: it was answered by another, it expired, or its record was replaced or forgotten. */
    NOT_WAITING,
    /** Another person has the task on the screen. */
    CLAIMED_BY_ANOTHER,
    /** The label is none of the task's. */
    UNKNOWN_LABEL,
    /** It could not be kept now; send it again. */
    UNAVAILABLE;

    /** Whether the answer is kept. */
    public boolean kept() {
        return this == ACCEPTED || this == REPEATED;
    }
}
