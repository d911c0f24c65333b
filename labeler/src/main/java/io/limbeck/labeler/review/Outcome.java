package io.limbeck.labeler.review;

/**
 * How a review request ended. Every request read has exactly one outcome or is still waiting:
 *
 * <pre>review requests = agreed + disputed + expired + evicted + merged + withdrawn + undecidable + waiting</pre>
 */
public enum Outcome {
    /** People agreed on a label. */
    AGREED,
    /** People answered and did not agree. */
    DISPUTED,
    /** Nobody answered in time. */
    EXPIRED,
    /** The queue was full and others mattered more. */
    EVICTED,
    /** The same record was waiting already, or was answered before. */
    MERGED,
    /** The record was deleted by its sender, or forgotten. */
    WITHDRAWN,
    /** People said that no label fits. */
    UNDECIDABLE
}
