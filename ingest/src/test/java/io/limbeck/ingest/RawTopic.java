package io.limbeck.ingest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.limbeck.cleaning.Cleaner;
import io.limbeck.cleaning.personal.PersonalDataSettings;
import io.limbeck.ingest.decode.Wanted;
import io.limbeck.ingest.registry.Schemas;
import io.limbeck.runtime.kafka.AvroSerde;
import io.limbeck.runtime.settings.Settings;
import io.limbeck.schemas.DeadLetter;
import io.limbeck.schemas.Record;
import io.limbeck.schemas.Text;
import io.limbeck.schemas.Topics;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;

/** The topology without a broker: what goes into {@code raw}, what comes out. */
final class RawTopic implements AutoCloseable {
    static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    static final String KEY = "a key for tests";

    private final Set<String> forgotten = new HashSet<>();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final TopologyTestDriver driver;
    private final TestInputTopic<byte[], byte[]> raw;
    private final TestOutputTopic<String, Record> records;
    private final TestOutputTopic<String, DeadLetter> deadLetters;

    RawTopic(Path stateDir) {
        this(stateDir, IngestSettings.of(PersonalDataSettings.withKey(KEY)));
    }

    RawTopic(Path stateDir, IngestSettings settings) {
        this(stateDir, settings, Wanted.Kind.TEXT);
    }

    RawTopic(Path stateDir, IngestSettings settings, Wanted.Kind kind) {
        this(stateDir, settings, kind, Schemas.none());
    }

    RawTopic(Path stateDir, IngestSettings settings, Wanted.Kind kind, Schemas schemas) {
        Topics topics = Topics.of("tickets", 4);
        Properties properties = new Properties();
        properties.putAll(Map.of(
                StreamsConfig.APPLICATION_ID_CONFIG, "tickets.ingest",
                StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "unused:1",
                StreamsConfig.STATE_DIR_CONFIG, stateDir.toString()));
        this.driver = new TopologyTestDriver(
                IngestTopology.build(
                        topics,
                        settings,
                        kind,
                        schemas,
                        Cleaner.of(settings.cleaning()),
                        forgotten::contains,
                        new IngestMetrics(
                                meters, PersonalDataSettings.withKey(KEY).wanted()),
                        InstantSource.fixed(START)),
                properties,
                START);
        this.raw = driver.createInputTopic(
                topics.raw().name(),
                new ByteArraySerializer(),
                new ByteArraySerializer(),
                START,
                java.time.Duration.ZERO);
        this.records = driver.createOutputTopic(
                topics.records().name(),
                new StringDeserializer(),
                AvroSerde.of(Record.class).deserializer());
        this.deadLetters = driver.createOutputTopic(
                topics.deadLetters().name(),
                new StringDeserializer(),
                AvroSerde.of(DeadLetter.class).deserializer());
    }

    /** The {@code ingest} section that is written so, with a key. */
    static IngestSettings settings(String yaml) {
        try {
            ObjectNode tree = (ObjectNode) new YAMLMapper().readTree(yaml + "\npii: { key: " + KEY + " }");
            return Settings.bind(tree, IngestSettings.class);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    RawTopic send(String value) {
        return send(null, value, START);
    }

    RawTopic send(String key, String value, Instant time, String... headers) {
        return send(bytes(key), bytes(value), time, headers);
    }

    /** @param headers names and values in turn */
    RawTopic send(byte[] key, byte[] value, Instant time, String... headers) {
        RecordHeaders all = new RecordHeaders();
        for (int i = 0; i < headers.length; i += 2) {
            all.add(headers[i], bytes(headers[i + 1]));
        }
        return send(new TestRecord<>(key, value, all, time));
    }

    RawTopic send(TestRecord<byte[], byte[]> message) {
        raw.pipeInput(message);
        return this;
    }

    /** From now on no service takes the record with this cleaned id. */
    RawTopic forget(String id) {
        forgotten.add(id);
        return this;
    }

    /** Everything written to {@code records} since the last call. */
    List<TestRecord<String, Record>> records() {
        return records.readRecordsToList();
    }

    List<String> texts() {
        return records().stream()
                .map(message -> ((Text) message.value().getBody()).getText())
                .toList();
    }

    /** Everything written to {@code dead-letters} since the last call. */
    List<TestRecord<String, DeadLetter>> deadLetters() {
        return deadLetters.readRecordsToList();
    }

    List<String> reasons() {
        return deadLetters().stream()
                .map(message -> message.value().getReason())
                .toList();
    }

    double count(String name, String... tags) {
        return meters.find("limbeck.ingest." + name).tags(tags).counters().stream()
                .mapToDouble(Counter::count)
                .sum();
    }

    TopologyTestDriver driver() {
        return driver;
    }

    static byte[] bytes(String text) {
        return text == null ? null : text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        driver.close();
    }
}
