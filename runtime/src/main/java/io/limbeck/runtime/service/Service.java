package io.limbeck.runtime.service;

/** A part of a process that runs until it is closed. */
public interface Service extends AutoCloseable {
    String name();

    /** Returns when the part has started; work goes on in threads of its own. */
    void start();

    /** Finishes what is under way and stops. May be called twice, and before {@link #start()}. */
    @Override
    void close();
}
