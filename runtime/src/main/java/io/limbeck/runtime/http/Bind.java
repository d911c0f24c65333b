package io.limbeck.runtime.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Objects;

/**
 * Where a server listens.
 *
 * @param address host name or address
 * @param port 0 picks a free one
 */
public record Bind(String address, int port) {
    public static final String LOOPBACK = "127.0.0.1";

    public Bind {
        Objects.requireNonNull(address, "address");
        if (port < 0 || port > 65535) {
            throw new IllegalArgumentException("a port must be 0 to 65535, is " + port);
        }
    }

    public boolean isLoopback() {
        try {
            return InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
