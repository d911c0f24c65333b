package io.limbeck.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.limbeck.cli.Limbeck;
import io.limbeck.testkit.fault.ChildJvm;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A demonstration in a process of its own, too short to learn much. */
class DemoE2E {
    private static final Duration PATIENCE = Duration.ofMinutes(4);

    @TempDir
    Path folder;

    @Test
    void doesNotPassWithoutLearning() throws Exception {
        Path ledger = folder.resolve("ledger.jsonl");
        try (ChildJvm demo = ChildJvm.start(
                List.of("-Xmx1200m", "-Dai.djl.offline=true"),
                Limbeck.class,
                "demo",
                "--for",
                "15s",
                "--rate",
                "120",
                "--freeze-model",
                "--no-browser",
                "--ledger",
                ledger.toString(),
                "--data-dir",
                folder.resolve("data").toString(),
                "--set",
                "labeler.port=0")) {

            assertThat(demo.exitCode(PATIENCE)).isEqualTo(1);

            assertThat(demo.output())
                    .anyMatch(line -> line.matches(" *lost +0"))
                    .anyMatch(line -> line.matches(" *doubled +0"))
                    .anyMatch(line -> line.matches(" *secrets past raw +0"))
                    .anyMatch(line -> line.matches("models served +\\[1]"));
            assertThat(Files.readAllLines(ledger)).hasSize(1800);
        }
    }
}
