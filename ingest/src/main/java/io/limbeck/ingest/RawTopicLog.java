package io.limbeck.ingest;

import io.limbeck.ingest.push.Outcome;
import io.limbeck.ingest.push.PushSettings;
import io.limbeck.ingest.push.RawLog;
import io.limbeck.runtime.kafka.ClientMeters;
import io.limbeck.runtime.service.ServiceContext;
import io.limbeck.schemas.Topic;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The raw topic by an idempotent producer that waits for all in-sync replicas, and for no longer than it is told to. */
final class RawTopicLog implements RawLog, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RawTopicLog.class);
    private static final int LINGER_MILLIS = 2;
    private static final int MOST_BLOCK_MILLIS = 5_000;
    /** What batches that are not full may take beside what is in flight. */
    private static final int SLACK_BYTES = 16 * 1024 * 1024;

    private final Topic raw;
    private final Producer<byte[], byte[]> producer;
    private final ClientMeters meters;

    RawTopicLog(ServiceContext context, PushSettings settings) {
        this.raw = context.topics().raw();
        this.producer = new KafkaProducer<>(
                context.kafka().producer(own(context, settings)), new ByteArraySerializer(), new ByteArraySerializer());
        this.meters = ClientMeters.of(producer, context.meters());
    }

    private static Map<String, Object> own(ServiceContext context, PushSettings settings) {
        int timeout = Math.toIntExact(settings.timeout().toMillis());
        Map<String, Object> own = new HashMap<>();
        own.put(ProducerConfig.CLIENT_ID_CONFIG, context.member("ingest") + ".push");
        own.put(ProducerConfig.LINGER_MS_CONFIG, LINGER_MILLIS);
        own.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, timeout);
        own.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, timeout / 2);
        own.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, Math.min(timeout, MOST_BLOCK_MILLIS));
        own.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, context.topics().raw().maxMessageBytes());
        own.put(ProducerConfig.BUFFER_MEMORY_CONFIG, (long) settings.maxInFlightBytes() + SLACK_BYTES);
        return own;
    }

    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // the callback is told all that the future would say
    public CompletableFuture<Outcome> append(Optional<byte[]> key, byte[] value, Map<String, String> headers) {
        ProducerRecord<byte[], byte[]> message = new ProducerRecord<>(raw.name(), key.orElse(null), value);
        headers.forEach((name, text) -> message.headers().add(name, text.getBytes(StandardCharsets.UTF_8)));
        CompletableFuture<Outcome> outcome = new CompletableFuture<>();
        try {
            producer.send(message, (place, failure) -> {
                if (failure == null) {
                    outcome.complete(new Outcome.Stored(place.partition(), place.offset()));
                } else {
                    outcome.complete(unavailable(failure));
                }
            });
        } catch (KafkaException | IllegalStateException e) {
            outcome.complete(unavailable(e));
        }
        return outcome;
    }

    /** The metrics tell how often; the log tells of what kind, to those who look for it. */
    private static Outcome unavailable(Exception failure) {
        LOG.debug("a pushed record was not stored ({})", failure.getClass().getSimpleName());
        return new Outcome.Unavailable();
    }

    @Override
    public void close() {
        meters.close();
        producer.close(Duration.ofSeconds(2));
    }
}
