package io.limbeck.cli.monitoring;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What this repository holds for Prometheus and Grafana, read as data. */
final class MonitoringFiles {
    static final Path PROMETHEUS =
            Path.of("..", "docker", "prometheus").toAbsolutePath().normalize();
    static final Path BOARD = Path.of("..", "docker", "grafana", "dashboards", "limbeck.json");
    static final Path DOCS = Path.of("..", "docs", "monitoring.md");

    private static final Pattern QUOTED = Pattern.compile("\"[^\"]*\"");
    private static final Pattern METRIC = Pattern.compile(
            "(?:limbeck_|kafka_|jvm_|process_|job:|job_column:|job_decision:|job_service_topic:)[a-zA-Z0-9_:]+");
    private static final Pattern HISTOGRAM = Pattern.compile("_(bucket|count|sum|max)$");

    private MonitoringFiles() {}

    /** @param panel title of the panel, for messages */
    record Query(String panel, String expression) {}

    /** Recorded series, by name. */
    static Map<String, String> recordings() throws IOException {
        return rules("limbeck-recording.yml", "record");
    }

    /** Alerts, by name. */
    static Map<String, String> alerts() throws IOException {
        return rules("limbeck-alerts.yml", "alert");
    }

    /** Every query of every panel, folded ones too. */
    static List<Query> queries() throws IOException {
        List<Query> queries = new ArrayList<>();
        collect(new ObjectMapper().readTree(BOARD.toFile()).path("panels"), queries);
        return queries;
    }

    /** Names of metrics in a piece of PromQL, as they are written there. */
    static Set<String> metrics(String promql) {
        Set<String> names = new TreeSet<>();
        Matcher found = METRIC.matcher(QUOTED.matcher(promql).replaceAll("\"\""));
        while (found.find()) {
            names.add(found.group());
        }
        return names;
    }

    /** The name under which documentation speaks of a series of a histogram or timer. */
    static String family(String series) {
        return HISTOGRAM.matcher(series).replaceAll("");
    }

    /** Our metrics that the documentation names. */
    static Set<String> documented() throws IOException {
        Set<String> names = new TreeSet<>();
        Matcher found = Pattern.compile("`(limbeck_[a-z_]+)(?:\\{[a-z,]+})?`").matcher(Files.readString(DOCS));
        while (found.find()) {
            names.add(found.group(1));
        }
        return names;
    }

    private static Map<String, String> rules(String file, String kind) throws IOException {
        Map<String, String> rules = new TreeMap<>();
        JsonNode groups = new YAMLMapper()
                .readTree(PROMETHEUS.resolve("rules").resolve(file).toFile())
                .path("groups");
        groups.forEach(group -> group.path("rules")
                .forEach(rule ->
                        rules.put(rule.path(kind).asText(), rule.path("expr").asText())));
        return rules;
    }

    private static void collect(JsonNode panels, List<Query> queries) {
        panels.forEach(panel -> {
            String title = panel.path("title").asText();
            panel.path("targets")
                    .forEach(target ->
                            queries.add(new Query(title, target.path("expr").asText())));
            collect(panel.path("panels"), queries);
        });
    }
}
