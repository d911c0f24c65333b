package io.limbeck.runtime.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.limbeck.runtime.health.Health;
import io.limbeck.runtime.kafka.KafkaSettings;
import io.limbeck.runtime.service.ServiceContext;
import io.limbeck.testkit.broker.KafkaBroker;
import io.limbeck.testkit.broker.KafkaFixture;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(KafkaBroker.class)
class GroupLagIT {
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    @Test
    void isWhatTheGroupHasNotCommittedWhetherOrNotAnybodyReads(KafkaFixture kafka) throws Exception {
        kafka.createTopics();
        String labels = kafka.topics().labels().name();
        try (GroupLag lag = lag(kafka)) {
            lag.start();
            await().atMost(KafkaFixture.PATIENCE).until(() -> lag(labels) == 0);

            for (int i = 0; i < 5; i++) {
                kafka.send(kafka.topics().labels(), "k" + i, new byte[] {1});
            }
            await().atMost(KafkaFixture.PATIENCE).until(() -> lag(labels) == 5);

            kafka.admin()
                    .alterConsumerGroupOffsets(
                            kafka.task() + ".reader", Map.of(new TopicPartition(labels, 0), new OffsetAndMetadata(3)))
                    .all()
                    .get();
            await().atMost(KafkaFixture.PATIENCE).until(() -> lag(labels) == 2);
            assertThat(lag(kafka.topics().raw().name())).isZero();
        }
    }

    @Test
    void isNotANumberWhileItsTopicsAreMissing(KafkaFixture kafka) {
        try (GroupLag lag = lag(kafka)) {
            lag.start();

            assertThat(lag(kafka.topics().labels().name())).isNaN();

            kafka.createTopics();
            await().atMost(KafkaFixture.PATIENCE)
                    .until(() -> lag(kafka.topics().labels().name()) == 0);
        }
    }

    private GroupLag lag(KafkaFixture kafka) {
        ServiceContext context = new ServiceContext(
                kafka.topics(),
                KafkaSettings.of(kafka.bootstrapServers()),
                meters,
                new Health(),
                Path.of("target"),
                "0",
                Clock.systemUTC());
        return new GroupLag(
                context,
                "reader",
                List.of(kafka.topics().labels(), kafka.topics().raw()),
                Duration.ofMillis(100));
    }

    private double lag(String topic) {
        return meters.get("limbeck.reader.lag.records")
                .tag("topic", topic)
                .gauge()
                .value();
    }
}
