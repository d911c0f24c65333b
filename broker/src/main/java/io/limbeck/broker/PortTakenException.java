package io.limbeck.broker;

import java.io.IOException;

/** Another process listens where the broker was told to. */
public final class PortTakenException extends IOException {
    private static final long serialVersionUID = 1L;

    private final int port;

    PortTakenException(String host, int port, IOException cause) {
        super("port " + port + " on " + host + " is taken; name another, or 0 for a free one", cause);
        this.port = port;
    }

    /** The port that was asked for. */
    public int port() {
        return port;
    }
}
