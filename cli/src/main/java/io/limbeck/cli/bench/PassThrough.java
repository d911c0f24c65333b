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
import org.apache.kafka.streams.processor.api.ProcessorSupplier;

/** A Kafka Streams application that takes messages from one topic to another, exactly once, and cleans nothing. */
final class PassThrough implements AutoCloseable {
    private static final Duration STOP = Duration.ofSeconds(10);
    private static final String FROM = "from";
    private static final String WRAP = "wrap";

    private final KafkaStreams streams;

    private PassThrough(KafkaStreams streams) {
        this.streams = streams;
    }

    /**
     * The cheapest there is: bytes as they are.
     *
     * @param like which commits as often and has as many threads
     */
    static PassThrough ofBytes(Topic from, String to, KafkaSettings kafka, Path folder, IngestSettings like) {
        return of(
                source(from).addSink("to", to, new ByteArraySerializer(), new ByteArraySerializer(), FROM),
                to,
                kafka,
                folder,
                like);
    }

    /** Each message read and written as the record that ingest would make of it, did it not clean. */
    static PassThrough ofRecords(Topic from, String to, KafkaSettings kafka, Path folder, IngestSettings like) {
        ProcessorSupplier<byte[], byte[], byte[], byte[]> wrapping = () -> new RecordWrapper(like);
        return of(
                source(from)
                        .addProcessor(WRAP, wrapping, FROM)
                        .addSink("to", to, new ByteArraySerializer(), new ByteArraySerializer(), WRAP),
                to,
                kafka,
                folder,
                like);
    }

    private static Topology source(Topic from) {
        return new Topology()
                .addSource(
                        AutoOffsetReset.earliest(),
                        FROM,
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer(),
                        from.name());
    }

    private static PassThrough of(Topology topology, String to, KafkaSettings kafka, Path folder, IngestSettings like) {
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
