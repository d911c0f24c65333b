package io.limbeck.runtime.kafka;

import io.limbeck.runtime.settings.Problem;
import io.limbeck.runtime.settings.SettingsException;
import io.limbeck.runtime.settings.WholeSection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.StreamsConfig;

/**
 * The {@code kafka:} section: any connection, security or tuning setting of Kafka's clients, passed to all of them.
 * Settings on which the guarantees rest are Limbeck's own and refused here.
 *
 * @param client Kafka's names and values
 */
public record KafkaSettings(@WholeSection Map<String, String> client) {
    private static final Set<String> OURS = Set.of(
            ConsumerConfig.ISOLATION_LEVEL_CONFIG,
            ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
            ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
            ConsumerConfig.GROUP_ID_CONFIG,
            ConsumerConfig.GROUP_INSTANCE_ID_CONFIG,
            ConsumerConfig.GROUP_PROTOCOL_CONFIG,
            ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG,
            ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG,
            ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG,
            ProducerConfig.ACKS_CONFIG,
            ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
            ProducerConfig.TRANSACTIONAL_ID_CONFIG,
            ProducerConfig.TRANSACTION_TIMEOUT_CONFIG,
            ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG,
            ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG,
            ProducerConfig.PARTITIONER_CLASS_CONFIG,
            StreamsConfig.APPLICATION_ID_CONFIG,
            StreamsConfig.PROCESSING_GUARANTEE_CONFIG,
            StreamsConfig.STATE_DIR_CONFIG,
            StreamsConfig.DEFAULT_KEY_SERDE_CLASS_CONFIG,
            StreamsConfig.DEFAULT_VALUE_SERDE_CLASS_CONFIG,
            StreamsConfig.DESERIALIZATION_EXCEPTION_HANDLER_CLASS_CONFIG,
            StreamsConfig.PROCESSING_EXCEPTION_HANDLER_CLASS_CONFIG,
            StreamsConfig.PRODUCTION_EXCEPTION_HANDLER_CLASS_CONFIG,
            "default.deserialization.exception.handler",
            "default.production.exception.handler",
            StreamsConfig.ERRORS_DEAD_LETTER_QUEUE_TOPIC_NAME_CONFIG);

    public KafkaSettings {
        Map<String, String> given = client == null ? Map.of() : client;
        List<Problem> refused = given.keySet().stream()
                .filter(OURS::contains)
                .sorted()
                .map(name -> new Problem(name, "is set by Limbeck, because its guarantees rest on it; remove it here"))
                .toList();
        if (!refused.isEmpty()) {
            throw new SettingsException(refused);
        }
        Map<String, String> settings = new TreeMap<>(given);
        settings.putIfAbsent(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, "localhost:9092");
        client = Map.copyOf(settings);
    }

    /** Settings that reach the brokers at {@code bootstrapServers} and leave everything else at its default. */
    public static KafkaSettings of(String bootstrapServers) {
        return new KafkaSettings(Map.of(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers));
    }

    public String bootstrapServers() {
        return client.get(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG);
    }

    /**
     * For a consumer: reads committed records only and never commits by itself.
     *
     * @param own what this client needs beside the user's settings; wins over them
     */
    public Map<String, Object> consumer(Map<String, ?> own) {
        Map<String, Object> settings = new HashMap<>(client);
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.putAll(own);
        return settings;
    }

    /**
     * For an idempotent producer.
     *
     * @param own what this client needs beside the user's settings; wins over them
     */
    public Map<String, Object> producer(Map<String, ?> own) {
        Map<String, Object> settings = new HashMap<>(client);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.putAll(own);
        return settings;
    }

    /**
     * For a Kafka Streams application: exactly once, version 2.
     *
     * @param own what this application needs beside the user's settings; wins over them
     */
    public Map<String, Object> streams(Map<String, ?> own) {
        Map<String, Object> settings = new HashMap<>(client);
        settings.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        settings.put(StreamsConfig.consumerPrefix(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG), "earliest");
        settings.putAll(own);
        return settings;
    }

    public Admin admin() {
        return Admin.create(new HashMap<>(client));
    }
}
