package io.limbeck.cli.connecting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.limbeck.runtime.connect.Connector;
import io.limbeck.runtime.settings.SettingsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConnectorFileTest {
    private static final Map<String, String> VALUES = Map.of("topic", "tickets.raw", "PGPASSWORD", "pa$$w\\ord");

    @TempDir
    Path folder;

    @Test
    void fillsInTheTaskTheEnvironmentAndDefaults() throws Exception {
        Connector connector = read(
                "topic=${topic}",
                "password=${PGPASSWORD}",
                "host=${PGHOST:-localhost}",
                "empty=${PGHOST:-}",
                "left=${file:/run/secrets:key}",
                "name.regex=(.*)$");

        assertThat(connector.name()).isEqualTo("source");
        assertThat(connector.settings())
                .containsEntry("name", "source")
                .containsEntry("topic", "tickets.raw")
                .containsEntry("password", "pa$$w\\ord")
                .containsEntry("host", "localhost")
                .containsEntry("empty", "")
                .containsEntry("left", "${file:/run/secrets:key}")
                .containsEntry("name.regex", "(.*)$");
        assertThat(connector.toString()).doesNotContain("pa$$");
    }

    @Test
    void whatIsGivenBesideTheFileWins() throws Exception {
        Path file = write("user=${PGUSER}", "name=mine");

        Connector connector =
                new ConnectorFile(VALUES).read(file, Map.of("user", "ann", "name", "yours", "table", "${topic}"));

        assertThat(connector.name()).isEqualTo("yours");
        assertThat(connector.settings()).containsEntry("user", "ann").containsEntry("table", "tickets.raw");
    }

    @Test
    void namesEveryReferenceToNothing() throws Exception {
        Path file = write("user=${PGUSER}", "host=${PGHOST}");

        assertThatThrownBy(() -> new ConnectorFile(VALUES).read(file, Map.of()))
                .isInstanceOfSatisfying(
                        SettingsException.class,
                        refused -> assertThat(refused.problems())
                                .hasSize(2)
                                .allSatisfy(problem -> assertThat(problem.toString())
                                        .contains("source.properties")
                                        .contains("PG")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"postgres", "jdbc", "lines"})
    void theReadyOnesAreComplete(String name) throws Exception {
        Map<String, String> environment = Map.of(
                "task", "t",
                "slot", "t",
                "topic", "t.raw",
                "PGUSER", "u",
                "PGPASSWORD", "p",
                "PGDATABASE", "d",
                "JDBC_URL", "jdbc:x",
                "JDBC_USER", "u",
                "JDBC_PASSWORD", "p",
                "LINES_FILE", "/f");

        Connector connector =
                new ConnectorFile(environment).read(root().resolve("connect/" + name + ".properties"), Map.of());

        assertThat(connector.name()).isEqualTo(name);
        assertThat(connector.settings()).containsKey("connector.class").containsValue("t.raw");
        assertThat(connector.settings().values()).noneMatch(value -> value.contains("${"));
    }

    private Connector read(String... lines) throws Exception {
        return new ConnectorFile(VALUES).read(write(lines), Map.of());
    }

    private Path write(String... lines) throws Exception {
        return Files.write(folder.resolve("source.properties"), List.of(lines));
    }

    private static Path root() throws Exception {
        Path folder = Path.of("").toRealPath();
        while (!Files.exists(folder.resolve("connect/postgres.properties"))) {
            folder = folder.getParent();
        }
        return folder;
    }
}
