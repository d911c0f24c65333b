package io.limbeck.labeler;

import io.limbeck.runtime.health.Health;
import io.limbeck.runtime.kafka.ClientMeters;
import io.limbeck.runtime.service.ServiceContext;
import io.limbeck.schemas.UnknownSchemaException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One running Streams application of this service, with its health and its metrics. */
final class StreamsPart implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(StreamsPart.class);
    private static final Duration SESSION = Duration.ofSeconds(10);
    private static final Duration STOP = Duration.ofSeconds(5);

    private final String name;
    private final KafkaStreams streams;
    private final ClientMeters meters;

    private StreamsPart(String name, KafkaStreams streams, ClientMeters meters) {
        this.name = name;
        this.streams = streams;
        this.meters = meters;
    }

    /** @param name of the part; {@code <task>.<name>} is the application's id */
    static StreamsPart of(ServiceContext context, String name, Topology topology) {
        Map<String, Object> own = new HashMap<>();
        own.put(StreamsConfig.APPLICATION_ID_CONFIG, context.group(name));
        own.put(StreamsConfig.CLIENT_ID_CONFIG, context.member(name));
        own.put(StreamsConfig.STATE_DIR_CONFIG, context.folder(name).toString());
        own.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, 1);
        // A member that comes back under its name takes its partitions up again without a rebalance.
        own.put(StreamsConfig.consumerPrefix(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG), context.member(name));
        own.put(
                StreamsConfig.consumerPrefix(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG),
                Math.toIntExact(SESSION.toMillis()));
        Properties properties = new Properties();
        properties.putAll(context.kafka().streams(own));
        KafkaStreams streams = new KafkaStreams(topology, properties);
        streams.setUncaughtExceptionHandler(failure -> respond(name, failure, context.health()));
        return new StreamsPart(name, streams, ClientMeters.of(streams, context.meters()));
    }

    void start() {
        streams.start();
    }

    Optional<String> reasonNotReady() {
        KafkaStreams.State state = streams.state();
        return state == KafkaStreams.State.RUNNING
                ? Optional.empty()
                : Optional.of(name + " is " + state.name().toLowerCase(Locale.ROOT));
    }

    @Override
    public void close() {
        meters.close();
        if (!streams.close(STOP)) {
            LOG.warn("{} did not stop within {}", name, STOP);
        }
    }

    /** Newer bytes stop the service until somebody upgrades it; anything else is tried again. */
    private static StreamThreadExceptionResponse respond(String name, Throwable failure, Health health) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof UnknownSchemaException) {
                LOG.error("{} stops: {}", name, cause.getMessage());
                health.dead(name, cause.getMessage());
                return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
            }
        }
        LOG.warn("{} failed and starts again", name, failure);
        return StreamThreadExceptionResponse.REPLACE_THREAD;
    }
}
