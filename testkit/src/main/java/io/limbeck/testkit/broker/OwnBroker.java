package io.limbeck.testkit.broker;

import io.limbeck.broker.EmbeddedBroker;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** An embedded broker that one test has to itself and may stop and start; address and data stay. */
public final class OwnBroker implements TestBroker {
    private final EmbeddedBroker.Settings settings;
    private EmbeddedBroker running;

    private OwnBroker(EmbeddedBroker.Settings settings) {
        this.settings = settings;
        start();
    }

    /** @param dataDir an empty folder, e.g. JUnit's {@code @TempDir} */
    public static OwnBroker in(Path dataDir) {
        return new OwnBroker(EmbeddedBroker.Settings.in(dataDir));
    }

    @Override
    public String bootstrapServers() {
        return running.bootstrapServers();
    }

    /** What a test does with Kafka, on this broker. */
    public KafkaFixture fixture() {
        return new KafkaFixture(bootstrapServers());
    }

    public void stop() {
        running.close();
    }

    /** Starts it again after {@link #stop()}. */
    public void start() {
        try {
            running = EmbeddedBroker.start(settings);
        } catch (IOException e) {
            throw new UncheckedIOException("the embedded broker did not start", e);
        }
    }

    @Override
    public String description() {
        return "embedded Apache Kafka " + KafkaBroker.VERSION;
    }

    @Override
    public void close() {
        stop();
    }
}
