package io.limbeck.cli.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What rules, board and documentation say of the services, held against services that run. */
class MonitoringE2E {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Pattern FAMILY = Pattern.compile("(?m)^# TYPE (limbeck_[a-z_]+) [a-z]+$");

    @TempDir
    static Path folder;

    private static RunningLoop loop;

    @BeforeAll
    static void start() throws Exception {
        loop = RunningLoop.start(folder.resolve("loop"));
        await().atMost(PATIENCE).until(() -> loop.metrics("scorer").contains("limbeck_scorer_model_version 1.0"));
    }

    @AfterAll
    static void stop() {
        if (loop != null) {
            loop.close();
        }
    }

    @Test
    void servicesExposeWhatIsDocumentedAndNothingElse() throws Exception {
        Set<String> exposed = new TreeSet<>();
        for (String service : RunningLoop.SERVICES) {
            String metrics = loop.metrics(service);
            System.out.println(service + " exposes " + series(metrics, "") + " series, " + series(metrics, "limbeck_")
                    + " of them Limbeck's, " + series(metrics, "kafka_") + " of Kafka's clients");
            Matcher family = FAMILY.matcher(metrics);
            while (family.find()) {
                // The largest value of a histogram is a family of its own, and documented with it.
                exposed.add(family.group(1).replaceAll("_max$", ""));
            }
        }

        Set<String> documented = MonitoringFiles.documented();
        // Those of columns are a table's; ColumnMetricsTest holds their names.
        documented.removeIf(name -> name.startsWith("limbeck_scorer_column_"));
        assertThat(documented).isEqualTo(exposed);
    }

    @Test
    void everyQueryOfBoardAndRulesHasAnAnswerAndNoAlertFires() throws Exception {
        Path binary = PrometheusTool.orSkip("prometheus");
        try (PrometheusServer prometheus = PrometheusServer.start(binary, folder, loop.targets())) {
            await().atMost(PATIENCE).until(prometheus::isReady);
            List<MonitoringFiles.Query> queries = new ArrayList<>(MonitoringFiles.queries());
            // The columns of a table have no answer in a task about texts; the rules' own tests give them one.
            MonitoringFiles.recordings().keySet().stream()
                    .filter(name -> !name.startsWith("job_column:"))
                    .forEach(name -> queries.add(new MonitoringFiles.Query("rules", name)));
            int asked = queries.size();

            await().atMost(PATIENCE).pollInterval(Duration.ofSeconds(1)).untilAsserted(() -> {
                loop.send(20);
                loop.answer();
                queries.removeIf(query -> isAnswered(prometheus, query));
                assertThat(queries).isEmpty();
            });

            System.out.println(asked + " queries of board and rules have an answer");
            assertThat(prometheus.query("ALERTS{alertstate=\"firing\"}")).isEmpty();
            prometheus
                    .rules()
                    .forEach(group -> group.path("rules")
                            .forEach(rule -> assertThat(rule.path("health").asText())
                                    .as(rule.path("name").asText()
                                            + rule.path("lastError").asText())
                                    .isEqualTo("ok")));
        }
    }

    /** At least one series whose value is a number. */
    private static boolean isAnswered(PrometheusServer prometheus, MonitoringFiles.Query query) {
        String promql = query.expression()
                .replace("$__rate_interval", "15s")
                .replace("$job", "limbeck")
                .replace("$instance", ".*");
        try {
            for (JsonNode series : prometheus.query(promql)) {
                if (!series.path("value").path(1).asText().equals("NaN")) {
                    return true;
                }
            }
            return false;
        } catch (IOException e) {
            throw new AssertionError(query + " failed", e);
        }
    }

    private static long series(String metrics, String prefix) {
        return metrics.lines()
                .filter(line -> !line.startsWith("#") && line.startsWith(prefix))
                .count();
    }
}
