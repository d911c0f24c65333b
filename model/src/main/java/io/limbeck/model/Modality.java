package io.limbeck.model;

/** What kind of body the records of a task have. */
public enum Modality {
    TEXT,
    TABULAR,
    IMAGE
}
