package io.limbeck.connect;

import io.limbeck.runtime.connect.Connector;
import io.limbeck.runtime.health.Health;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.runtime.Herder;
import org.apache.kafka.connect.runtime.RestartRequest;
import org.apache.kafka.connect.runtime.rest.entities.ConnectorStateInfo;
import org.apache.kafka.connect.runtime.rest.entities.ConnectorStateInfo.AbstractState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks after connectors. Connect leaves one that has failed as it is; here it makes the process unready and is started
 * again, after pauses that grow to a minute, because databases come back.
 */
final class ConnectorWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ConnectorWatch.class);
    private static final Duration PERIOD = Duration.ofSeconds(1);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(2);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);
    private static final String FAILED = "FAILED";

    private final Herder herder;
    private final List<Connector> connectors;
    private final Map<String, String> reasons = new ConcurrentHashMap<>();
    private final Map<String, Pause> pauses = new ConcurrentHashMap<>();
    private final Thread thread;
    private volatile boolean closed;

    /** @param until nanoseconds of {@link System#nanoTime()} at which the next attempt is due */
    private record Pause(Duration length, long until) {
        static Pause after(Pause before) {
            Duration length = before == null ? FIRST_PAUSE : before.length().multipliedBy(2);
            Duration bounded = length.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : length;
            return new Pause(bounded, System.nanoTime() + bounded.toNanos());
        }

        boolean isOver() {
            return System.nanoTime() - until >= 0;
        }
    }

    ConnectorWatch(Herder herder, List<Connector> connectors, Health health) {
        this.herder = herder;
        this.connectors = connectors;
        this.thread = new Thread(this::watch, "connector-watch");
        thread.setDaemon(true);
        for (Connector connector : connectors) {
            reasons.put(connector.name(), "starts");
            health.report(connector.name(), () -> Optional.ofNullable(reasons.get(connector.name())));
        }
    }

    void start() {
        thread.start();
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
    }

    private void watch() {
        try {
            while (!closed) {
                connectors.forEach(connector -> look(connector.name()));
                TimeUnit.MILLISECONDS.sleep(PERIOD.toMillis());
            }
        } catch (InterruptedException e) {
            LOG.debug("stopped watching connectors");
        }
    }

    private void look(String name) {
        try {
            ConnectorStateInfo state = herder.connectorStatus(name);
            Optional<String> trace = failure(state);
            if (trace.isEmpty()) {
                settle(name, state);
            } else if (!pauses.containsKey(name)) {
                Pause pause = Pause.after(null);
                pauses.put(name, pause);
                say(name, Cause.of(trace.get()), pause);
            } else if (pauses.get(name).isOver()) {
                again(name, Cause.of(trace.get()));
            }
        } catch (ConnectException e) {
            reasons.put(name, "has no state yet");
        }
    }

    private void settle(String name, ConnectorStateInfo state) {
        if (state.tasks().isEmpty()) {
            reasons.put(name, "has no task yet");
        } else if (reasons.remove(name) != null && pauses.remove(name) != null) {
            LOG.info("connector {} is back", name);
        }
    }

    private void again(String name, String cause) {
        Pause next = Pause.after(pauses.get(name));
        pauses.put(name, next);
        herder.restartConnectorAndTasks(new RestartRequest(name, true, true), (failure, state) -> {
            if (failure != null) {
                say(name, failure.getClass().getSimpleName(), next);
            }
        });
        reasons.put(name, "failed with " + cause + "; started again");
    }

    private void say(String name, String cause, Pause pause) {
        reasons.put(name, "failed with " + cause);
        LOG.warn("connector {} failed with {}; it starts again in {}", name, cause, pause.length());
    }

    private static Optional<String> failure(ConnectorStateInfo state) {
        if (state.connector().state().equals(FAILED)) {
            return Optional.of(String.valueOf(state.connector().trace()));
        }
        return state.tasks().stream()
                .filter(task -> task.state().equals(FAILED))
                .map(AbstractState::trace)
                .map(String::valueOf)
                .findFirst();
    }
}
