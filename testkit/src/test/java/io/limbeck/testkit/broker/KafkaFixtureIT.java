package io.limbeck.testkit.broker;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.limbeck.schemas.Topic;
import java.nio.file.Path;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(KafkaBroker.class)
class KafkaFixtureIT {

    @Test
    void readsWhatItSent(KafkaFixture kafka) {
        kafka.createTopics();
        Topic raw = kafka.topics().raw();

        long offset = kafka.send(raw, "k", "hello".getBytes(UTF_8)).offset();

        assertThat(kafka.read(raw, 1)).singleElement().satisfies(message -> {
            assertThat(message.offset()).isEqualTo(offset);
            assertThat(message.value()).asString(UTF_8).isEqualTo("hello");
        });
    }

    @Test
    void tellsCommittedFromAborted(KafkaFixture kafka) throws Exception {
        Topic raw = kafka.topics().raw();
        kafka.create(raw);
        kafka.send(raw, "k", "committed".getBytes(UTF_8));
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", kafka.bootstrapServers(), "transactional.id", kafka.task()),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            producer.initTransactions();
            producer.beginTransaction();
            producer.send(new ProducerRecord<>(raw.name(), "aborted".getBytes(UTF_8)))
                    .get();
            producer.abortTransaction();
        }

        assertThat(kafka.readToEnd(raw, Isolation.READ_COMMITTED)).hasSize(1);
        assertThat(kafka.readToEnd(raw, Isolation.READ_UNCOMMITTED)).hasSize(2);
    }

    @Test
    void givesEachTestItsOwnTask(KafkaFixture kafka) {
        try (KafkaFixture other = new KafkaFixture(kafka.bootstrapServers())) {
            assertThat(other.task()).isNotEqualTo(kafka.task());
        }
    }

    @Test
    void ownBrokerComesBackWithItsData(@TempDir Path dataDir) {
        try (OwnBroker broker = OwnBroker.in(dataDir);
                KafkaFixture kafka = broker.fixture()) {
            Topic raw = kafka.topics().raw();
            kafka.create(raw).send(raw, "k", "hello".getBytes(UTF_8));

            broker.stop();
            broker.start();

            assertThat(kafka.bootstrapServers()).isEqualTo(broker.bootstrapServers());
            assertThat(kafka.read(raw, 1)).hasSize(1);
        }
    }
}
