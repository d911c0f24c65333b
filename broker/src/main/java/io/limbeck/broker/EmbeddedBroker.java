package io.limbeck.broker;

import static io.limbeck.broker.NodeConfiguration.CLIENTS;
import static io.limbeck.broker.NodeConfiguration.CONTROLLER;
import static io.limbeck.broker.NodeConfiguration.LOOPBACK;
import static io.limbeck.broker.NodeConfiguration.NODE;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One real Apache Kafka node, broker and controller in one (KRaft), inside this process. Any client reaches it at
 * {@link #bootstrapServers()}. What it was given lies in its data directory: after {@link #close()}, or after the
 * process was killed, a node started on the same directory has the same data and the same port.
 */
public final class EmbeddedBroker implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(EmbeddedBroker.class);

    /** Enough to hand leadership back to nobody and flush; a node alone needs milliseconds. */
    private static final Duration SHUTDOWN = Duration.ofSeconds(5);

    /**
     * @param dataDir where the node keeps its log; made when absent
     * @param host the address it listens on, and tells clients to use; a wildcard is advertised as localhost
     * @param port where clients connect; 0 for the port of the last start if free, else any free one
     * @param controllerPort where the node talks to itself, on loopback only; 0 likewise
     * @param overrides broker settings that replace ours, by Apache Kafka's names
     */
    public record Settings(Path dataDir, String host, int port, int controllerPort, Map<String, String> overrides) {
        public Settings {
            Objects.requireNonNull(dataDir, "dataDir");
            Objects.requireNonNull(host, "host");
            requirePort("port", port);
            requirePort("controllerPort", controllerPort);
            overrides = Map.copyOf(overrides);
        }

        /** Any free ports on localhost. */
        public static Settings in(Path dataDir) {
            return new Settings(dataDir, "localhost", 0, 0, Map.of());
        }

        private static void requirePort(String name, int port) {
            if (port < 0 || port > 65535) {
                throw new IllegalArgumentException(name + " must lie in 0..65535, is " + port);
            }
        }
    }

    private final Node node;
    private final Faults faults;
    private final String bootstrapServers;
    private final int port;
    private final AtomicBoolean closed = new AtomicBoolean();

    private EmbeddedBroker(Node node, Faults faults, String advertisedHost, int port) {
        this.node = node;
        this.faults = faults;
        this.bootstrapServers = advertisedHost + ":" + port;
        this.port = port;
    }

    /**
     * Starts a node and returns when it takes requests.
     *
     * @throws PortTakenException a port asked for by number is in use
     * @throws IOException the data directory cannot be read or written
     * @throws IllegalStateException the node did not start, e.g. because another process uses the data directory
     */
    public static EmbeddedBroker start(Settings settings) throws IOException {
        long began = System.nanoTime();
        DataDirectory data = new DataDirectory(settings.dataDir());
        try (BoundListeners listeners = new BoundListeners()) {
            int port = bind(listeners, CLIENTS, settings.host(), settings.port(), data);
            int controllerPort = bind(listeners, CONTROLLER, LOOPBACK, settings.controllerPort(), data);
            data.format(NODE, CONTROLLER);
            String advertised =
                    InetAddress.getByName(settings.host()).isAnyLocalAddress() ? "localhost" : settings.host();
            Map<String, String> configuration = NodeConfiguration.of(
                    data.log(), settings.host(), advertised, port, controllerPort, settings.overrides());
            Faults faults = new Faults();
            faults.listenToExits();
            Node node = Node.start(configuration, listeners, faults);
            remember(data, port, controllerPort);
            log.info(
                    "broker at {}:{} after {} ms, data in {}",
                    advertised,
                    port,
                    Duration.ofNanos(System.nanoTime() - began).toMillis(),
                    settings.dataDir());
            return new EmbeddedBroker(node, faults, advertised, port);
        }
    }

    /** The address for {@code bootstrap.servers}. */
    public String bootstrapServers() {
        return bootstrapServers;
    }

    public int port() {
        return port;
    }

    /** Completes with what broke when the node can no longer be relied on; never completes exceptionally. */
    public CompletionStage<Throwable> fault() {
        return faults.first();
    }

    /** Stops the node and flushes its log. Does nothing the second time. */
    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            node.stop(SHUTDOWN);
        }
    }

    private static int bind(BoundListeners listeners, String name, String host, int asked, DataDirectory data)
            throws IOException {
        int last = data.portOf(name);
        if (asked != 0 || last == 0) {
            return listeners.bind(name, host, asked);
        }
        try {
            return listeners.bind(name, host, last);
        } catch (PortTakenException e) {
            log.warn("{}; taking a free one", e.getMessage());
            return listeners.bind(name, host, 0);
        }
    }

    private static void remember(DataDirectory data, int port, int controllerPort) throws IOException {
        Properties ports = new Properties();
        ports.setProperty(CLIENTS, Integer.toString(port));
        ports.setProperty(CONTROLLER, Integer.toString(controllerPort));
        data.remember(ports);
    }
}
