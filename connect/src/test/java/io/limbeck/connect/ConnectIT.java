package io.limbeck.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.limbeck.runtime.settings.SettingsException;
import io.limbeck.testkit.broker.KafkaBroker;
import io.limbeck.testkit.broker.KafkaFixture;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(KafkaBroker.class)
class ConnectIT {
    @TempDir
    Path folder;

    @Test
    void linesOfAFileAreMessagesAndAreReadOnceAcrossARestart(KafkaFixture kafka) throws Exception {
        kafka.createTopics();
        Path lines = Files.writeString(folder.resolve("lines"), "one\n{\"text\":\"two\"}\n");
        Map<String, String> connector = Map.of(
                "connector.class",
                "org.apache.kafka.connect.file.FileStreamSourceConnector",
                "file",
                lines.toString(),
                "topic",
                kafka.topics().raw().name(),
                "value.converter",
                "org.apache.kafka.connect.storage.StringConverter");
        try (Worker first = new Worker(kafka, folder, "lines", connector).start()) {
            assertThat(first.raw(2)).containsExactlyInAnyOrder("null=one", "null={\"text\":\"two\"}");
        }
        Files.writeString(lines, "three\n", StandardOpenOption.APPEND);
        try (Worker second = new Worker(kafka, folder, "lines", connector).start()) {
            assertThat(second.raw(3)).hasSize(3).contains("null=three");
        }
    }

    @Test
    void refusesAConnectorWhoseSettingsAreWrongAndSaysWhy(KafkaFixture kafka) {
        kafka.createTopics();
        try (Worker jdbc = new Worker(
                        kafka, folder, "jdbc", Map.of("connector.class", "io.limbeck.connect.jdbc.JdbcSource"));
                Worker unknown = new Worker(kafka, folder, "unknown", Map.of("connector.class", "org.example.None"))) {
            assertThatThrownBy(jdbc::start)
                    .isInstanceOf(SettingsException.class)
                    .hasMessageContaining("connection.url")
                    .hasMessageContaining("table")
                    .hasMessageNotContaining("endpoint");
            assertThatThrownBy(unknown::start)
                    .isInstanceOf(SettingsException.class)
                    .hasMessageContaining("org.example.None");
        }
    }

    @Test
    void newAndChangedRowsAreReadInOrderWithoutALossAtEqualTimes(KafkaFixture kafka) throws Exception {
        kafka.createTopics();
        try (PostgresServer postgres = postgres()) {
            postgres.execute(
                    "CREATE TABLE tickets (id bigint PRIMARY KEY, text text, price numeric(8,2), open boolean,"
                            + " updated timestamp)",
                    "INSERT INTO tickets SELECT n, 'ticket ' || n, n + 0.5, true, '2026-03-29 02:30:00.123456'"
                            + " FROM generate_series(1, 25) n");
            Map<String, String> connector = jdbc(postgres, kafka, "updated.column", "updated", "batch.rows", "10");
            try (Worker first = new Worker(kafka, folder, "jdbc", connector).start()) {
                List<String> raw = first.raw(25);
                assertThat(raw).hasSize(25).doesNotHaveDuplicates();
                assertThat(raw)
                        .contains("7={\"id\":7,\"text\":\"ticket 7\",\"price\":\"7.50\",\"open\":true,"
                                + "\"updated\":\"2026-03-29 02:30:00.123456\"}");
                postgres.execute("UPDATE tickets SET text = 'changed', updated = '2026-03-29 02:30:01' WHERE id = 3");
                assertThat(first.raw(26))
                        .hasSize(26)
                        .anyMatch(row -> row.startsWith("3={\"id\":3,\"text\":\"changed\""));
            }
            postgres.execute("INSERT INTO tickets VALUES (26, 'late', 1, false, '2026-03-29 02:30:01')");
            try (Worker second = new Worker(kafka, folder, "jdbc", connector).start()) {
                assertThat(second.raw(27)).hasSize(27).anyMatch(row -> row.startsWith("26="));
            }
        }
    }

    @Test
    void growingTextIdsAreEnoughWhereRowsOnlyCome(KafkaFixture kafka) throws Exception {
        kafka.createTopics();
        try (PostgresServer postgres = postgres()) {
            postgres.execute(
                    "CREATE TABLE log (id text PRIMARY KEY, text text)",
                    "INSERT INTO log VALUES ('a-1', 'one'), ('a-2', null)");
            Map<String, String> connector = jdbc(postgres, kafka, "table", "public.log");
            try (Worker worker = new Worker(kafka, folder, "log", connector).start()) {
                worker.raw(2);
                postgres.execute("INSERT INTO log VALUES ('a-3', 'three')");

                assertThat(worker.raw(3))
                        .containsExactlyInAnyOrder(
                                "a-1={\"id\":\"a-1\",\"text\":\"one\"}",
                                "a-2={\"id\":\"a-2\",\"text\":null}",
                                "a-3={\"id\":\"a-3\",\"text\":\"three\"}");
            }
        }
    }

    @Test
    void isNotReadyWhileItsDatabaseFailsAndGoesOnWhenItIsBack(KafkaFixture kafka) throws Exception {
        kafka.createTopics();
        try (PostgresServer postgres = postgres()) {
            postgres.execute("CREATE TABLE log (id int PRIMARY KEY, text text)", "INSERT INTO log VALUES (1, 'one')");
            try (Worker worker = new Worker(kafka, folder, "log", jdbc(postgres, kafka, "table", "log")).start()) {
                worker.raw(1);
                await().atMost(KafkaFixture.PATIENCE)
                        .until(() -> worker.health().notReady().isEmpty());
                postgres.execute("ALTER TABLE log RENAME TO away");
                await().atMost(KafkaFixture.PATIENCE)
                        .until(() -> worker.health().notReady().containsKey("log"));
                postgres.execute("ALTER TABLE away RENAME TO log", "INSERT INTO log VALUES (2, 'two')");

                assertThat(worker.raw(2)).anyMatch(row -> row.startsWith("2="));
                await().atMost(KafkaFixture.PATIENCE)
                        .until(() -> worker.health().notReady().isEmpty());
            }
        }
    }

    private static PostgresServer postgres() throws Exception {
        Optional<Path> programs = PostgresServer.programs();
        assumeTrue(programs.isPresent(), "there is no PostgreSQL on this machine");
        return PostgresServer.start(programs.get());
    }

    private static Map<String, String> jdbc(PostgresServer postgres, KafkaFixture kafka, String... more) {
        Map<String, String> connector = new HashMap<>(Map.of(
                "connector.class",
                "io.limbeck.connect.jdbc.JdbcSource",
                "connection.url",
                postgres.url(),
                "connection.user",
                PostgresServer.USER,
                "connection.password",
                PostgresServer.PASSWORD,
                "table",
                "tickets",
                "topic",
                kafka.topics().raw().name(),
                "poll.interval.ms",
                "100",
                "settle.ms",
                "0"));
        for (int i = 0; i < more.length; i += 2) {
            connector.put(more[i], more[i + 1]);
        }
        return connector;
    }
}
