package io.limbeck.scorer.activation;

/** Is told what became of candidates. */
public interface ActivationObserver {
    void swapped(long version);

    void refused(long version);
}
