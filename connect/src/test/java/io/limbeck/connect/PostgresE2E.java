package io.limbeck.connect;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.limbeck.cli.Limbeck;
import io.limbeck.schemas.AvroCodec;
import io.limbeck.schemas.Record;
import io.limbeck.schemas.Text;
import io.limbeck.schemas.Topic;
import io.limbeck.schemas.Topics;
import io.limbeck.testkit.broker.Isolation;
import io.limbeck.testkit.broker.KafkaFixture;
import io.limbeck.testkit.fault.ChildJvm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole loop behind a real PostgreSQL table: {@code up}, {@code connect} with the configuration in the folder. */
class PostgresE2E {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Duration STOP = Duration.ofSeconds(20);
    private static final Topics TOPICS = Topics.of("tickets", 1);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final AvroCodec<Record> RECORDS = AvroCodec.of(Record.class);

    @TempDir
    Path folder;

    @Test
    void predictionsFollowTheTable() throws Exception {
        Optional<Path> programs = PostgresServer.programs();
        assumeTrue(programs.isPresent(), "there is no PostgreSQL on this machine");
        try (PostgresServer postgres = PostgresServer.start(programs.get());
                ChildJvm up = limbeck("up", up())) {
            up.awaitLine("ready"::equals, PATIENCE);
            postgres.execute(
                    "CREATE TABLE tickets (id int PRIMARY KEY, text text, customer text)",
                    "INSERT INTO tickets VALUES (1, 'my parcel never came', 'Ann'),"
                            + " (2, 'call me on +49 30 901820 about the invoice', 'Bob')");
            try (KafkaFixture kafka = new KafkaFixture(kafka(up));
                    ChildJvm connect = limbeck("connect", connect(kafka, postgres))) {
                connect.awaitLine("ready"::equals, PATIENCE);
                postgres.execute("INSERT INTO tickets VALUES (3, 'where is my refund', 'Cem')");
                assertThat(predicted(kafka, 3)).containsExactlyInAnyOrder("1", "2", "3");

                postgres.execute("UPDATE tickets SET text = 'the parcel came broken' WHERE id = 1");
                assertThat(predicted(kafka, 4)).containsExactlyInAnyOrder("1", "1", "2", "3");
                assertThat(texts(kafka, "1")).containsExactly("my parcel never came", "the parcel came broken");
                assertThat(texts(kafka, "2"))
                        .singleElement()
                        .asString()
                        .startsWith("call me on <PHONE_NUMBER:")
                        .doesNotContain("901820");

                assertThat(connect.terminate(STOP)).isZero();
                postgres.execute("INSERT INTO tickets VALUES (4, 'i cannot sign in', 'Dan')");
                try (ChildJvm again = limbeck("connect", connect(kafka, postgres))) {
                    assertThat(predicted(kafka, 5)).containsExactlyInAnyOrder("1", "1", "2", "3", "4");

                    postgres.execute("DELETE FROM tickets WHERE id = 3");
                    assertThat(await(kafka, TOPICS.predictions(), 6)).last().satisfies(message -> {
                        assertThat(new String(message.key(), UTF_8)).isEqualTo("3");
                        assertThat(message.value()).as("the prediction is gone").isNull();
                    });
                    assertThat(again.terminate(STOP)).isZero();
                    assertThat(kafka.readToEnd(TOPICS.raw(), Isolation.READ_COMMITTED))
                            .as("nothing was read twice, and a deletion is one message")
                            .hasSize(6);
                    assertThat(kafka.readToEnd(TOPICS.deadLetters(), Isolation.READ_COMMITTED))
                            .isEmpty();
                }
            }
            assertThat(up.terminate(STOP)).isZero();
        }
    }

    private List<String> up() {
        return List.of(
                "--data-dir",
                folder.resolve("up").toString(),
                "--set",
                "broker.port=0",
                "--set",
                "labeler.port=0",
                "--set",
                "scorer.port=0",
                "--set",
                "ingest.push.port=0",
                "--set",
                "admin={ingest: 0, scorer: 0, labeler: 0, trainer: 0}",
                "--set",
                "trainer.teacher.encoder=none");
    }

    private List<String> connect(KafkaFixture kafka, PostgresServer postgres) {
        List<String> arguments = new ArrayList<>(List.of(
                configuration().toString(),
                "--bootstrap-server",
                kafka.bootstrapServers(),
                "--data-dir",
                folder.resolve("connect").toString(),
                "--set",
                "admin.connect=0",
                "--set",
                "topics={replicationFactor: 1, minInsyncReplicas: 1}"));
        List.of(
                        "database.hostname=127.0.0.1",
                        "database.port=" + postgres.port(),
                        "database.user=" + PostgresServer.USER,
                        "database.password=" + PostgresServer.PASSWORD,
                        "database.dbname=" + PostgresServer.DATABASE)
                .forEach(property -> arguments.addAll(List.of("--with", property)));
        return arguments;
    }

    private static ChildJvm limbeck(String command, List<String> arguments) {
        List<String> all = new ArrayList<>(List.of(command));
        all.addAll(arguments);
        return ChildJvm.start(
                List.of("-Xmx1200m", "-XX:+UseSerialGC", "-Dai.djl.offline=true"),
                Limbeck.class,
                all.toArray(String[]::new));
    }

    private static String kafka(ChildJvm up) {
        return up.output().stream()
                .map(String::trim)
                .filter(line -> line.startsWith("kafka "))
                .map(line -> line.substring("kafka ".length()).trim())
                .findFirst()
                .orElseThrow();
    }

    /** The file that users are given, wherever the tests run from. */
    private static Path configuration() {
        Path file = Path.of("postgres.properties");
        return Files.exists(file) ? file : Path.of("connect").resolve(file);
    }

    private static List<String> predicted(KafkaFixture kafka, int count) {
        return await(kafka, TOPICS.predictions(), count).stream()
                .map(message -> json(message.value()).get("id").asText())
                .toList();
    }

    private static List<String> texts(KafkaFixture kafka, String id) {
        return kafka.readToEnd(TOPICS.records(), Isolation.READ_COMMITTED).stream()
                .map(message -> RECORDS.decode(message.value()))
                .filter(record -> record.getId().equals(id))
                .map(record -> ((Text) record.getBody()).getText())
                .toList();
    }

    private static List<ConsumerRecord<byte[], byte[]>> await(KafkaFixture kafka, Topic topic, int count) {
        return kafka.readUntil(topic, Isolation.READ_COMMITTED, all -> all.size() >= count);
    }

    private static JsonNode json(byte[] value) {
        try {
            return JSON.readTree(value);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
