package io.limbeck.scorer;

import io.limbeck.runtime.kafka.ClientMeters;
import io.limbeck.runtime.service.ServiceContext;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Makes the scorer's Kafka clients. A static member of the classic protocol under the same transactional id every time:
 * after a kill it has its partitions again in about a second, and ends what it left open.
 */
final class ScorerClients implements AutoCloseable {
    static final String SERVICE = "scorer";

    /** For the session and for open transactions: how long others wait for a scorer that is gone for good. */
    private static final Duration GONE = Duration.ofSeconds(10);

    /** A fetch goes on the wire before a batch is scored; this much of its answer waits in the socket meanwhile. */
    private static final int RECEIVE_BUFFER = 4 << 20;

    private static final int POLL_RECORDS = 1024;
    private static final int LARGEST_REQUEST = 10 << 20;

    private final ServiceContext context;
    private final Deque<ClientMeters> meters = new ArrayDeque<>();

    ScorerClients(ServiceContext context) {
        this.context = context;
    }

    Consumer<byte[], byte[]> consumer() {
        String member = context.member(SERVICE);
        Map<String, Object> own = new HashMap<>();
        own.put(ConsumerConfig.GROUP_ID_CONFIG, context.group(SERVICE));
        own.put(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG, member);
        own.put(ConsumerConfig.CLIENT_ID_CONFIG, member);
        own.put(ConsumerConfig.GROUP_PROTOCOL_CONFIG, "classic");
        own.put(ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG, CooperativeStickyAssignor.class.getName());
        own.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, (int) GONE.toMillis());
        own.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, (int)
                GONE.dividedBy(5).toMillis());
        own.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, POLL_RECORDS);
        own.put(ConsumerConfig.RECEIVE_BUFFER_CONFIG, RECEIVE_BUFFER);
        Consumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                context.kafka().consumer(own), new ByteArrayDeserializer(), new ByteArrayDeserializer());
        meters.push(ClientMeters.of(consumer, context.meters()));
        return consumer;
    }

    /** Waits shorter than an open transaction lives, so that a stuck send is known before others are let through. */
    Producer<byte[], byte[]> producer() {
        String member = context.member(SERVICE);
        Map<String, Object> own = new HashMap<>();
        own.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, member);
        own.put(ProducerConfig.CLIENT_ID_CONFIG, member);
        own.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, (int) GONE.toMillis());
        own.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, GONE.toMillis());
        own.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 7_000);
        own.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 9_000);
        own.put(ProducerConfig.LINGER_MS_CONFIG, 5);
        own.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
        own.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, LARGEST_REQUEST);
        return metered(own);
    }

    /** For reports outside any transaction. */
    Producer<byte[], byte[]> reporter() {
        return metered(Map.of(ProducerConfig.CLIENT_ID_CONFIG, context.member(SERVICE) + ".reports"));
    }

    @Override
    public void close() {
        while (!meters.isEmpty()) {
            meters.pop().close();
        }
    }

    private Producer<byte[], byte[]> metered(Map<String, ?> own) {
        Producer<byte[], byte[]> producer = new KafkaProducer<>(
                context.kafka().producer(own), new ByteArraySerializer(), new ByteArraySerializer());
        meters.push(ClientMeters.of(producer, context.meters()));
        return producer;
    }
}
