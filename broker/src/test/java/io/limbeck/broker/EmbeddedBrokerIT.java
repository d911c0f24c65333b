package io.limbeck.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import io.limbeck.broker.EmbeddedBroker.Settings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.common.utils.Exit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedBrokerIT {
    private static final String TOPIC = "t";

    @TempDir
    Path dataDir;

    @Test
    void servesTransactionsToAnyClient() throws Exception {
        try (EmbeddedBroker broker = EmbeddedBroker.start(Settings.in(dataDir))) {
            createTopic(broker.bootstrapServers());

            produce(broker.bootstrapServers(), "one", "two");

            assertThat(read(broker.bootstrapServers(), 2)).containsExactly("one", "two");
            assertThat(broker.fault().toCompletableFuture()).isNotDone();
        }
    }

    @Test
    void keepsDataAndPortOverStops() throws Exception {
        String address;
        try (EmbeddedBroker broker = EmbeddedBroker.start(Settings.in(dataDir))) {
            address = broker.bootstrapServers();
            createTopic(address);
            produce(address, "one");
        }

        try (EmbeddedBroker broker = EmbeddedBroker.start(Settings.in(dataDir))) {
            assertThat(broker.bootstrapServers()).isEqualTo(address);
            assertThat(read(address, 1)).containsExactly("one");
        }
    }

    @Test
    void keepsDataAndPortWhenKilled() throws Exception {
        BrokerProcess.Running killed = BrokerProcess.start(dataDir);
        createTopic(killed.bootstrapServers());
        produce(killed.bootstrapServers(), "one", "two");
        killed.kill();

        try (EmbeddedBroker broker = EmbeddedBroker.start(Settings.in(dataDir))) {
            assertThat(broker.bootstrapServers()).isEqualTo(killed.bootstrapServers());
            produce(broker.bootstrapServers(), "three");
            assertThat(read(broker.bootstrapServers(), 3)).containsExactly("one", "two", "three");
        }
    }

    @Test
    void refusesDirectoryThatAnotherBrokerUses() throws Exception {
        try (EmbeddedBroker first = EmbeddedBroker.start(Settings.in(dataDir))) {
            createTopic(first.bootstrapServers());

            assertThatThrownBy(() -> EmbeddedBroker.start(Settings.in(dataDir)))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageStartingWith("another process uses the broker's data directory");

            produce(first.bootstrapServers(), "still here");
            assertThat(read(first.bootstrapServers(), 1)).containsExactly("still here");
        }
    }

    @Test
    void namesTakenPort() throws Exception {
        try (EmbeddedBroker first = EmbeddedBroker.start(Settings.in(dataDir.resolve("first")))) {
            Settings second = new Settings(dataDir.resolve("second"), "localhost", first.port(), 0, Map.of());

            assertThatThrownBy(() -> EmbeddedBroker.start(second))
                    .isInstanceOf(PortTakenException.class)
                    .hasMessageContaining("port " + first.port() + " on localhost is taken");
        }
    }

    @Test
    void tellsOfFatalFaultInsteadOfEndingTheProcess() throws Exception {
        try (EmbeddedBroker broker = EmbeddedBroker.start(Settings.in(dataDir))) {
            Throwable thrown = catchThrowable(() -> Exit.halt(1, "all log directories failed"));

            assertThat(thrown).hasMessageContaining("all log directories failed");
            assertThat(broker.fault().toCompletableFuture()).isCompletedWithValue(thrown);
        }
    }

    private static void createTopic(String bootstrapServers) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            admin.createTopics(List.of(new NewTopic(TOPIC, Optional.of(1), Optional.empty())))
                    .all()
                    .get();
        }
    }

    private static void produce(String bootstrapServers, String... values) throws Exception {
        try (KafkaProducer<String, String> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers, "transactional.id", "test"),
                new StringSerializer(),
                new StringSerializer())) {
            producer.initTransactions();
            producer.beginTransaction();
            for (String value : values) {
                producer.send(new ProducerRecord<>(TOPIC, value)).get();
            }
            producer.commitTransaction();
        }
    }

    private static List<String> read(String bootstrapServers, int count) {
        List<String> values = new ArrayList<>();
        try (KafkaConsumer<String, String> consumer = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        bootstrapServers,
                        "isolation.level",
                        "read_committed",
                        "auto.offset.reset",
                        "earliest"),
                new StringDeserializer(),
                new StringDeserializer())) {
            consumer.assign(List.of(new TopicPartition(TOPIC, 0)));
            await().atMost(Duration.ofSeconds(30)).pollInSameThread().until(() -> {
                for (ConsumerRecord<String, String> record : consumer.poll(Duration.ofMillis(100))) {
                    values.add(record.value());
                }
                return values.size() >= count;
            });
        }
        return values;
    }
}
