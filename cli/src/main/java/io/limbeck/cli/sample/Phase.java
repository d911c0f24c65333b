package io.limbeck.cli.sample;

/** Which side of the drift a message stands on. */
public enum Phase {
    BEFORE,
    AFTER
}
