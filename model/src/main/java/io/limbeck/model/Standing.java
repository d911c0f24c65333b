package io.limbeck.model;

/** How a value stands to the values of its column that a model was fitted on. */
public enum Standing {
    /** A number in the fitted range, or a word that the model knows. */
    KNOWN,
    /** A number beyond the fitted range, or a word that was rare or never seen. */
    OUTSIDE,
    /** No value. */
    MISSING
}
