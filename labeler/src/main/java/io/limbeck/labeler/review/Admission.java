package io.limbeck.labeler.review;

import java.util.Optional;

/**
 * What became of a request on its arrival.
 *
 * @param kind what happened to the request itself
 * @param evicted the id of the review that made room for it
 */
public record Admission(Kind kind, Optional<String> evicted) {
    /** What happened to the request. */
    public enum Kind {
        /** It waits. */
        WAITING,
        /** The same id waited; it waits now with this newer content. */
        REPLACED,
        /** The same id waits and goes on as it is. */
        MERGED,
        /** The queue is full of reviews that matter more. */
        TURNED_AWAY
    }

    static Admission of(Kind kind) {
        return new Admission(kind, Optional.empty());
    }
}
