package io.limbeck.runtime.http;

/** Another process listens on a port that the settings name. */
public final class PortTakenException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public PortTakenException(int port, String setting) {
        super("port " + port + " is taken; choose another with " + setting + " (0 picks a free one)");
    }
}
