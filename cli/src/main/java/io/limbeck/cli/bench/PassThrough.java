package io.limbeck.cli.bench;

import io.limbeck.ingest.IngestSettings;
import io.limbeck.runtime.kafka.KafkaSettings;
import io.limbeck.schemas.Topic;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.AutoOffsetReset;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;

/** The cheapest Kafka Streams application there is, exactly once: bytes from one topic to another. */
final class PassThrough implements AutoCloseable {
    private static final Duration STOP = Duration.ofSeconds(10);

    private final KafkaStreams streams;

    private PassThrough(KafkaStreams streams) {
        this.streams = streams;
    }

    /** @param like which commits as often and has as many threads */
    static PassThrough of(Topic from, String to, KafkaSettings kafka, Path folder, IngestSettings like) {
        Topology topology = new Topology()
                .addSource(
                        AutoOffsetReset.earliest(),
                        "from",
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer(),
                        from.name())
                .addSink("to", to, new ByteArraySerializer(), new ByteArraySerializer(), "from");
        Properties properties = new Properties();
        properties.putAll(kafka.streams(Map.of(
                StreamsConfig.APPLICATION_ID_CONFIG, to,
                StreamsConfig.STATE_DIR_CONFIG, folder.toString(),
                StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, like.commitInterval().toMillis(),
                StreamsConfig.NUM_STREAM_THREADS_CONFIG, like.threads())));
        return new PassThrough(new KafkaStreams(topology, properties));
    }

    void start() {
        streams.start();
    }

    @Override
    public void close() {
        streams.close(STOP);
    }
}
