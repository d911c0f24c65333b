package io.limbeck.model.store;

import java.util.Objects;

/**
 * Whether a model that is published shall serve.
 *
 * @param wanted what the gate decided
 * @param previous the champion it was judged against; null if there was none
 * @param by who decided, for people
 */
public record Promotion(boolean wanted, Long previous, String by) {
    public Promotion {
        Objects.requireNonNull(by, "by");
    }

    /** Published for the record; the champion stays. */
    public static Promotion none(String by) {
        return new Promotion(false, null, by);
    }

    /** Serves, if {@code previous} still is the champion (null: if there still is none) and not pinned. */
    public static Promotion over(Long previous, String by) {
        return new Promotion(true, previous, by);
    }
}
