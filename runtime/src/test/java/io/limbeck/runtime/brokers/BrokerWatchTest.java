package io.limbeck.runtime.brokers;

import static org.assertj.core.api.Assertions.assertThat;

import io.limbeck.runtime.health.Health;
import io.limbeck.runtime.kafka.KafkaSettings;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;

class BrokerWatchTest {
    @Test
    void isNotReadyAndSaysWhyWhileNoBrokerAnswers() throws InterruptedException {
        Health health = new Health();
        BrokerWatch watch = new BrokerWatch(KafkaSettings.of("127.0.0.1:1"), health, InstantSource.system());
        watch.start();

        assertThat(health.notReady()).containsEntry("kafka", "Kafka at 127.0.0.1:1 cannot be reached");

        watch.close();
        assertThat(watch.awaitContact()).isFalse();
    }
}
