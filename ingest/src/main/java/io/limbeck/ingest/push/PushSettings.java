package io.limbeck.ingest.push;

import io.limbeck.runtime.http.Bind;
import java.time.Duration;
import java.util.Objects;

/**
 * The {@code ingest.push:} section: records that come by HTTP.
 *
 * @param address where {@code POST /ingest} listens; loopback by default, any other needs {@code auth.token}
 * @param port 0 picks a free one
 * @param maxRequestBytes the largest body of a request; 8 MiB by default
 * @param maxInFlightBytes what all requests that are not answered yet may hold together; further ones are turned away
 * @param timeout how long the brokers may take to store a request's records
 */
public record PushSettings(
        String address, Integer port, Integer maxRequestBytes, Integer maxInFlightBytes, Duration timeout) {
    private static final int MIB = 1024 * 1024;
    private static final int MOST_REQUEST_BYTES = 64 * MIB;
    private static final int MOST_IN_FLIGHT_BYTES = 1024 * MIB;
    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofMinutes(5);

    public PushSettings {
        address = Objects.requireNonNullElse(address, Bind.LOOPBACK);
        port = Objects.requireNonNullElse(port, 7082);
        maxRequestBytes = Objects.requireNonNullElse(maxRequestBytes, 8 * MIB);
        maxInFlightBytes = Objects.requireNonNullElse(maxInFlightBytes, 32 * MIB);
        timeout = Objects.requireNonNullElse(timeout, Duration.ofSeconds(10));
        new Bind(address, port);
        if (maxRequestBytes < 1 || maxRequestBytes > MOST_REQUEST_BYTES) {
            throw new IllegalArgumentException(
                    "maxRequestBytes must lie in 1.." + MOST_REQUEST_BYTES + ", is " + maxRequestBytes);
        }
        // A request that can never be admitted would be told to come again for ever.
        if (maxInFlightBytes < maxRequestBytes || maxInFlightBytes > MOST_IN_FLIGHT_BYTES) {
            throw new IllegalArgumentException("maxInFlightBytes must lie between maxRequestBytes, " + maxRequestBytes
                    + ", and " + MOST_IN_FLIGHT_BYTES + ", is " + maxInFlightBytes);
        }
        if (timeout.compareTo(SHORTEST) < 0 || timeout.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(
                    "timeout must lie between " + SHORTEST + " and " + LONGEST + ", is " + timeout);
        }
    }

    public static PushSettings defaults() {
        return new PushSettings(null, null, null, null, null);
    }

    /** Where it listens. */
    public Bind bind() {
        return new Bind(address, port);
    }
}
