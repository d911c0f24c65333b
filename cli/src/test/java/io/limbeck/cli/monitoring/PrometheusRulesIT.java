package io.limbeck.cli.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PrometheusRulesIT {
    @Test
    void configurationsAndTheirRulesAreValid() throws Exception {
        promtool("check", "config", "prometheus.yml", "prometheus-kubernetes.yml");
    }

    @Test
    void everyAlertFiresWhereItShouldAndNotNearThere() throws Exception {
        promtool("test", "rules", "tests/limbeck-alerts-test.yml", "tests/limbeck-days-test.yml");
    }

    private static void promtool(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(PrometheusTool.orSkip("promtool").toString());
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .directory(MonitoringFiles.PROMETHEUS.toFile())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor()).as(output).isZero();
    }
}
