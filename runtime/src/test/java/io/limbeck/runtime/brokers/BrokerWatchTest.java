package io.limbeck.runtime.brokers;

import static org.assertj.core.api.Assertions.assertThat;

import io.limbeck.runtime.health.Health;
import io.limbeck.runtime.kafka.KafkaSettings;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigException;
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

    @Test
    void waitsForNameThatDoesNotResolveAndSaysSo() throws InterruptedException {
        Health health = new Health();
        KafkaSettings kafka = KafkaSettings.of("127.0.0.1:1");
        CountDownLatch attempts = new CountDownLatch(2);
        BrokerWatch watch = new BrokerWatch(
                kafka,
                () -> {
                    attempts.countDown();
                    throw new KafkaException("no client", new ConfigException("no such name"));
                },
                health,
                InstantSource.system());
        watch.start();

        assertThat(attempts.await(30, TimeUnit.SECONDS)).isTrue();
        assertThat(health.notReady()).containsEntry("kafka", "Kafka at 127.0.0.1:1 cannot be reached: no such name");

        watch.close();
        assertThat(watch.awaitContact()).isFalse();
    }
}
