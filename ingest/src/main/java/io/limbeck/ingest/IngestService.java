package io.limbeck.ingest;

import io.limbeck.cleaning.Cleaner;
import io.limbeck.ingest.decode.Wanted;
import io.limbeck.ingest.registry.RegistryAwayException;
import io.limbeck.ingest.registry.RegistrySettings;
import io.limbeck.runtime.http.AuthSettings;
import io.limbeck.runtime.kafka.ClientMeters;
import io.limbeck.runtime.kafka.LiveKeys;
import io.limbeck.runtime.metrics.GroupLag;
import io.limbeck.runtime.service.Service;
import io.limbeck.runtime.service.ServiceContext;
import io.limbeck.runtime.service.Services;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Raw messages in, clean records out: exactly one outcome for each, in the order of its partition.
 *
 * <p>Members of the group are static: a process that comes back within ten seconds goes on where it was, without a
 * rebalance.
 */
public final class IngestService implements Service {
    private static final Logger LOG = LoggerFactory.getLogger(IngestService.class);
    private static final String NAME = "ingest";
    private static final Duration SESSION = Duration.ofSeconds(10);
    private static final Duration STOP = Duration.ofSeconds(5);
    private static final Duration CHANGELOG_SLACK = Duration.ofHours(1);

    private final ServiceContext context;
    private final IngestSettings settings;
    private final Cleaner cleaner;
    private final Wanted.Kind kind;
    private final SchemaLookup schemas;
    private final PushServer push;
    private final Services parts = new Services();

    /**
     * @param kind of body that the task is about
     * @param registry where the schemas of Avro messages are asked for
     * @param auth the token that requests must carry
     * @param cleaner made of {@link IngestSettings#cleaning()}
     * @throws io.limbeck.runtime.settings.SettingsException records could be pushed from outside and no token is set
     */
    public IngestService(
            ServiceContext context,
            IngestSettings settings,
            Wanted.Kind kind,
            RegistrySettings registry,
            AuthSettings auth,
            Cleaner cleaner) {
        this.context = context;
        this.settings = settings;
        this.kind = kind;
        this.cleaner = cleaner;
        this.schemas = SchemaLookup.of(registry, context.clock());
        this.push = new PushServer(
                context,
                settings,
                kind,
                schemas.atOnce(),
                auth.bearer(settings.push().bind()));
    }

    @Override
    public String name() {
        return NAME;
    }

    /** Where records can be pushed to; null before {@link #start()}. */
    public String pushUrl() {
        return push.url();
    }

    /**
     * Starts reading, and taking what is pushed.
     *
     * @throws io.limbeck.runtime.http.PortTakenException another process listens at ingest.push.port
     */
    @Override
    public void start() {
        LiveKeys forgotten =
                new LiveKeys(context.kafka(), context.topics().forgotten().name(), context.member(NAME) + ".forgotten");
        IngestMetrics metrics = new IngestMetrics(context.meters(), cleaner.types());
        Properties properties = new Properties();
        properties.putAll(context.kafka().streams(own(context, settings)));
        KafkaStreams streams = new KafkaStreams(
                IngestTopology.build(
                        context.topics(),
                        settings,
                        kind,
                        schemas.patient(),
                        cleaner,
                        forgotten::contains,
                        metrics,
                        context.clock()),
                properties);
        parts.add("kafka streams", () -> stop(streams));
        parts.add("client meters", ClientMeters.of(streams, context.meters()));
        streams.setUncaughtExceptionHandler(this::respond);
        context.health().report(NAME, () -> reasonNotReady(streams.state()));
        context.health().report("schema registry", schemas.patient()::trouble);
        context.health()
                .report(
                        "forgotten",
                        () -> forgotten.caughtUp()
                                ? Optional.empty()
                                : Optional.of("reading which records are to be forgotten"));
        // Nothing is read before it is known what must not be taken.
        parts.add("forgotten", forgotten).start(streams::start);
        parts.start(new GroupLag(context, NAME, List.of(context.topics().raw())));
        parts.start(push);
    }

    @Override
    public void close() {
        parts.close();
    }

    static Map<String, Object> own(ServiceContext context, IngestSettings settings) {
        Map<String, Object> own = new HashMap<>();
        own.put(StreamsConfig.APPLICATION_ID_CONFIG, context.group(NAME));
        own.put(StreamsConfig.CLIENT_ID_CONFIG, context.member(NAME));
        own.put(StreamsConfig.STATE_DIR_CONFIG, context.folder(NAME).toString());
        own.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, settings.threads());
        own.put(
                StreamsConfig.COMMIT_INTERVAL_MS_CONFIG,
                settings.commitInterval().toMillis());
        own.put(StreamsConfig.GROUP_PROTOCOL_CONFIG, "classic");
        own.put(StreamsConfig.WINDOW_STORE_CHANGE_LOG_ADDITIONAL_RETENTION_MS_CONFIG, CHANGELOG_SLACK.toMillis());
        own.put(StreamsConfig.consumerPrefix(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG), context.member(NAME));
        own.put(
                StreamsConfig.consumerPrefix(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG),
                Math.toIntExact(SESSION.toMillis()));
        // Sizes are checked before sending: a message that the producer refuses would end it for good.
        own.put(
                StreamsConfig.producerPrefix(ProducerConfig.MAX_REQUEST_SIZE_CONFIG),
                Math.max(
                        context.topics().records().maxMessageBytes(),
                        context.topics().deadLetters().maxMessageBytes()));
        own.put(
                StreamsConfig.producerPrefix(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG),
                Math.toIntExact(SESSION.toMillis()));
        return own;
    }

    private static Optional<String> reasonNotReady(KafkaStreams.State state) {
        return state == KafkaStreams.State.RUNNING
                ? Optional.empty()
                : Optional.of("kafka streams is "
                        + state.name().toLowerCase(Locale.ROOT).replace('_', ' '));
    }

    /** Brokers and a registry that do not answer are waited for; anything else would happen again. */
    private StreamThreadExceptionResponse respond(Throwable failure) {
        if (isTransient(failure)) {
            LOG.warn("ingest starts again where it was: {}", root(failure).getMessage());
            return StreamThreadExceptionResponse.REPLACE_THREAD;
        }
        LOG.error("ingest stops", failure);
        context.health().dead(NAME, "stopped by " + root(failure).getClass().getSimpleName() + "; see its log");
        return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
    }

    static boolean isTransient(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof RetriableException || cause instanceof RegistryAwayException) {
                return true;
            }
        }
        return false;
    }

    private static Throwable root(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }

    private static void stop(KafkaStreams streams) {
        if (!streams.close(STOP)) {
            LOG.warn("ingest did not stop within {}; what was under way will be done again", STOP);
        }
    }
}
