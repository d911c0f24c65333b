package io.limbeck.connect;

import io.limbeck.runtime.connect.Connector;
import io.limbeck.runtime.health.Health;
import io.limbeck.runtime.kafka.KafkaSettings;
import io.limbeck.runtime.service.ServiceContext;
import io.limbeck.testkit.broker.Isolation;
import io.limbeck.testkit.broker.KafkaFixture;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A worker of one test's task, and what it wrote to the raw topic. */
final class Worker implements AutoCloseable {
    private final KafkaFixture kafka;
    private final Health health = new Health();
    private final ConnectService service;

    Worker(KafkaFixture kafka, Path dataDir, String name, Map<String, String> connector) {
        this.kafka = kafka;
        ServiceContext context = new ServiceContext(
                kafka.topics(),
                KafkaSettings.of(kafka.bootstrapServers()),
                new SimpleMeterRegistry(),
                health,
                dataDir,
                "one",
                Clock.systemUTC());
        this.service = new ConnectService(context, List.of(new Connector(name, connector)), Optional.empty());
    }

    Worker start() {
        service.start();
        return this;
    }

    Health health() {
        return health;
    }

    /** Waits for {@code count} messages in raw; {@code key=value} each, in the order of the partition. */
    List<String> raw(int count) {
        return kafka.readUntil(kafka.topics().raw(), Isolation.READ_COMMITTED, all -> all.size() >= count).stream()
                .map(message -> text(message.key()) + "=" + text(message.value()))
                .toList();
    }

    private static String text(byte[] bytes) {
        return bytes == null ? "null" : new String(bytes, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        service.close();
    }
}
