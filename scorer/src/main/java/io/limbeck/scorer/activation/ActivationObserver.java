package io.limbeck.scorer.activation;

/** Is told of the champion and what became of candidates. */
public interface ActivationObserver {
    /** The version that should serve; told at every look. */
    void champion(long version);

    void swapped(long version);

    void refused(long version);
}
