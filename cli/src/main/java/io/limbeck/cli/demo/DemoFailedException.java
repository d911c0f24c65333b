package io.limbeck.cli.demo;

/** A demonstration cannot go on; the message says why. */
public final class DemoFailedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public DemoFailedException(String message) {
        super(message);
    }
}
