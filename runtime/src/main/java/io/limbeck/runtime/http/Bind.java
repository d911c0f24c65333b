package io.limbeck.runtime.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Objects;
import java.util.function.Predicate;

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
        return is(InetAddress::isLoopbackAddress);
    }

    /** Whether it listens on every address of the machine, which is no address to go to. */
    public boolean isAnyAddress() {
        return is(InetAddress::isAnyLocalAddress);
    }

    private boolean is(Predicate<InetAddress> kind) {
        try {
            return kind.test(InetAddress.getByName(address));
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
