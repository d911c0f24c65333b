package io.limbeck.testkit.broker;

/** What a reader sees of transactions. */
public enum Isolation {
    /** Only what was committed. */
    READ_COMMITTED,
    /** Everything that was sent, aborted transactions included. */
    READ_UNCOMMITTED
}
