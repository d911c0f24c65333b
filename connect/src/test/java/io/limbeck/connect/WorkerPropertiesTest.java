package io.limbeck.connect;

import static org.assertj.core.api.Assertions.assertThat;

import io.limbeck.runtime.health.Health;
import io.limbeck.runtime.kafka.KafkaSettings;
import io.limbeck.runtime.service.ServiceContext;
import io.limbeck.schemas.Topics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WorkerPropertiesTest {
    @Test
    void givesTheKafkaSettingsToEveryClientOfTheWorker() {
        Map<String, String> properties = WorkerProperties.of(
                context(new KafkaSettings(Map.of(
                        "bootstrap.servers", "kafka:9093",
                        "security.protocol", "SASL_SSL",
                        "sasl.jaas.config", "secret"))),
                Optional.of(Path.of("/plugins")));

        for (String client : new String[] {"", "producer.", "admin.", "consumer."}) {
            assertThat(properties)
                    .containsEntry(client + "bootstrap.servers", "kafka:9093")
                    .containsEntry(client + "security.protocol", "SASL_SSL")
                    .containsEntry(client + "sasl.jaas.config", "secret");
        }
        assertThat(properties)
                .containsEntry("producer.acks", "all")
                .containsEntry("producer.enable.idempotence", "true")
                .containsEntry("topic.creation.enable", "false")
                .containsEntry("plugin.path", "/plugins")
                .containsEntry("offset.storage.file.filename", "data/connect/offsets");
    }

    @Test
    void looksForPluginsOnlyWhereItIsTold() {
        assertThat(WorkerProperties.of(context(KafkaSettings.of("kafka:9092")), Optional.empty()))
                .doesNotContainKey("plugin.path")
                .containsEntry("plugin.discovery", "service_load");
    }

    private static ServiceContext context(KafkaSettings kafka) {
        return new ServiceContext(
                Topics.of("tickets", 1),
                kafka,
                new SimpleMeterRegistry(),
                new Health(),
                Path.of("data"),
                "one",
                Clock.systemUTC());
    }
}
