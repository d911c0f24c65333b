package io.limbeck.cli.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MonitoringFilesTest {
    @Test
    void everyAlertIsTestedAndSaysWhatToDo() throws IOException {
        String tests = text(MonitoringFiles.PROMETHEUS.resolve("tests"));
        String docs = Files.readString(MonitoringFiles.DOCS);

        assertThat(MonitoringFiles.alerts()).hasSizeGreaterThan(10).allSatisfy((alert, expression) -> {
            assertThat(tests).contains("alertname=\"" + alert + "\", alertstate=\"firing\"");
            assertThat(docs).contains("\n### " + alert + "\n");
        });
    }

    @Test
    void everyAlertCarriesWhatAPersonNeeds() throws IOException {
        JsonNode groups = new YAMLMapper()
                .readTree(MonitoringFiles.PROMETHEUS
                        .resolve("rules/limbeck-alerts.yml")
                        .toFile())
                .path("groups");

        groups.forEach(group -> group.path("rules").forEach(rule -> {
            String name = rule.path("alert").asText();
            JsonNode annotations = rule.path("annotations");
            assertThat(rule.path("labels").path("severity").asText()).as(name).isIn("critical", "warning", "info");
            assertThat(List.of("summary", "description", "action"))
                    .as(name)
                    .allSatisfy(part ->
                            assertThat(annotations.path(part).asText()).as(part).isNotBlank());
            assertThat(annotations.path("runbook").asText())
                    .isEqualTo("docs/monitoring.md#" + name.toLowerCase(Locale.ROOT));
        }));
    }

    /** {@link MonitoringE2E} holds that what is documented is what the services expose. */
    @Test
    void rulesAndBoardAskForDocumentedMetricsOnly() throws IOException {
        List<String> expressions = new ArrayList<>(MonitoringFiles.recordings().values());
        expressions.addAll(MonitoringFiles.alerts().values());
        MonitoringFiles.queries().forEach(query -> expressions.add(query.expression()));
        Set<String> documented = MonitoringFiles.documented();
        Set<String> asked = new TreeSet<>();
        expressions.forEach(expression -> asked.addAll(MonitoringFiles.metrics(expression)));

        assertThat(asked.stream()
                        .filter(name -> name.startsWith("limbeck_"))
                        .map(name -> documented.contains(name) ? name : MonitoringFiles.family(name)))
                .isNotEmpty()
                .isSubsetOf(documented);
        assertThat(asked.stream().filter(name -> name.contains(":")))
                .isNotEmpty()
                .isSubsetOf(MonitoringFiles.recordings().keySet());
    }

    @Test
    void panelsFillTheGridWithoutOverlap() throws IOException {
        boolean[][] taken = new boolean[200][24];
        JsonNode board = new ObjectMapper().readTree(MonitoringFiles.BOARD.toFile());
        List<JsonNode> panels = new ArrayList<>();
        board.path("panels").forEach(panel -> {
            panels.add(panel);
            panel.path("panels").forEach(panels::add);
        });

        for (JsonNode panel : panels) {
            JsonNode at = panel.path("gridPos");
            for (int y = at.path("y").asInt();
                    y < at.path("y").asInt() + at.path("h").asInt();
                    y++) {
                for (int x = at.path("x").asInt();
                        x < at.path("x").asInt() + at.path("w").asInt();
                        x++) {
                    assertThat(taken[y][x])
                            .as("%s at %d,%d", panel.path("title"), x, y)
                            .isFalse();
                    taken[y][x] = true;
                }
            }
        }
        assertThat(panels.stream().map(panel -> panel.path("id").asInt())).doesNotHaveDuplicates();
        assertThat(panels.stream().filter(panel -> !panel.path("type").asText().equals("row")))
                .allSatisfy(panel -> assertThat(panel.path("description").asText())
                        .as(panel.path("title").asText())
                        .isNotBlank());
    }

    private static String text(Path folder) throws IOException {
        StringBuilder text = new StringBuilder();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.sorted().toList()) {
                text.append(Files.readString(file));
            }
        }
        return text.toString();
    }
}
