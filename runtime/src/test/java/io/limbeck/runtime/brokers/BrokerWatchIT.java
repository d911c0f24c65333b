package io.limbeck.runtime.brokers;

import static org.assertj.core.api.Assertions.assertThat;

import io.limbeck.runtime.health.Health;
import io.limbeck.runtime.kafka.KafkaSettings;
import io.limbeck.testkit.broker.KafkaBroker;
import io.limbeck.testkit.broker.KafkaFixture;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.common.KafkaException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(KafkaBroker.class)
class BrokerWatchIT {
    @Test
    @Timeout(60)
    void makesContactThoughTheNameDidNotResolveAtFirst(KafkaFixture kafka) throws InterruptedException {
        Health health = new Health();
        KafkaSettings settings = KafkaSettings.of(kafka.bootstrapServers());
        AtomicInteger attempts = new AtomicInteger();
        BrokerWatch watch = new BrokerWatch(
                settings,
                () -> {
                    if (attempts.incrementAndGet() == 1) {
                        throw new KafkaException("no such name");
                    }
                    return settings.admin();
                },
                health,
                InstantSource.system());
        watch.start();

        assertThat(watch.awaitContact()).isTrue();
        assertThat(health.notReady()).isEmpty();
        watch.close();
    }
}
