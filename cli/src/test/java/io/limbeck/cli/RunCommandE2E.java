package io.limbeck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.limbeck.testkit.broker.KafkaBroker;
import io.limbeck.testkit.broker.KafkaFixture;
import io.limbeck.testkit.fault.ChildJvm;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** One service as a process of its own, as a container runs it. */
@ExtendWith(KafkaBroker.class)
class RunCommandE2E {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Duration STOP = Duration.ofSeconds(15);

    @TempDir
    Path folder;

    @Test
    void writesNothingButJsonWhereJsonIsAskedFor() throws Exception {
        try (ChildJvm scorer = run("scorer", "logs.format=json", "logs.file=false")) {
            scorer.awaitLine(line -> line.contains("cannot be reached"), PATIENCE);
            assertThat(scorer.terminate(STOP)).isZero();

            for (String line : scorer.output()) {
                JsonNode json = JSON.readTree(line);
                assertThat(json.properties())
                        .as(line)
                        .extracting(Map.Entry::getKey)
                        .contains("timestamp", "level", "message");
                assertThat(json.get("timestamp").asText()).matches("\\d{4}-\\d\\d-\\d\\dT.*Z");
            }
            assertThat(folder.resolve("logs")).doesNotExist();
        }
    }

    @Test
    void writesForPeopleAndKeepsAFileByDefault() throws Exception {
        try (ChildJvm scorer = run("scorer")) {
            scorer.awaitLine(line -> line.matches("\\d\\d:\\d\\d:\\d\\d WARN .* cannot be reached; waiting"), PATIENCE);
            assertThat(scorer.terminate(STOP)).isZero();
            assertThat(folder.resolve("logs").resolve("limbeck.log")).isNotEmptyFile();
        }
    }

    @Test
    void refusesToListenToOtherMachinesWithoutAToken() throws Exception {
        try (ChildJvm scorer = run("scorer", "scorer.address=0.0.0.0");
                ChildJvm labeler = run("labeler", "labeler.address=0.0.0.0")) {
            assertThat(scorer.exitCode(PATIENCE)).isEqualTo(2);
            assertThat(labeler.exitCode(PATIENCE)).isEqualTo(2);
            assertThat(scorer.output())
                    .containsExactlyElementsOf(labeler.output())
                    .containsExactly(
                            "limbeck: auth.token: must be set, because 0.0.0.0 can be reached from other machines");
        }
    }

    @Test
    void everyServiceDrainsWhenItIsToldToStop(KafkaFixture kafka) throws Exception {
        List<ChildJvm> running = new ArrayList<>();
        try {
            for (String service : List.of("ingest", "scorer", "labeler", "trainer")) {
                running.add(runAt(
                        kafka.bootstrapServers(),
                        service,
                        "task=" + kafka.task(),
                        "topics.replicationFactor=1",
                        "topics.minInsyncReplicas=1",
                        "scorer.port=0",
                        "ingest.push.port=0",
                        "labeler.port=0"));
            }
            for (ChildJvm service : running) {
                service.awaitLine("ready"::equals, PATIENCE);
            }
            for (ChildJvm service : running) {
                assertThat(service.terminate(STOP))
                        .as(() -> String.join("\n", service.output()))
                        .isZero();
            }
        } finally {
            running.forEach(ChildJvm::close);
        }
    }

    private ChildJvm run(String service, String... settings) {
        return runAt("localhost:1", service, settings);
    }

    private ChildJvm runAt(String broker, String service, String... settings) {
        List<String> arguments =
                new ArrayList<>(List.of("run", service, "--bootstrap-server", broker, "--data-dir", folder.toString()));
        for (String setting : settings) {
            arguments.addAll(List.of("--set", setting));
        }
        arguments.addAll(List.of("--set", "ingest.pii.key=a key for tests, long enough to be one"));
        arguments.addAll(List.of("--set", "admin={ingest: 0, scorer: 0, labeler: 0, trainer: 0}"));
        return ChildJvm.start(Limbeck.class, arguments.toArray(String[]::new));
    }
}
