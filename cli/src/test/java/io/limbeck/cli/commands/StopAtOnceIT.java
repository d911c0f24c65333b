package io.limbeck.cli.commands;

import static org.assertj.core.api.Assertions.assertThat;

import io.limbeck.cli.Limbeck;
import io.limbeck.testkit.fault.ChildJvm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StopAtOnceIT {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @TempDir
    Path directory;

    @Test
    void trainingThatIsToldToStopEndsInOrderAndLeavesNoBundle() throws Exception {
        Path rows = directory.resolve("rows.csv");
        Files.write(
                rows,
                IntStream.range(0, 200)
                        .mapToObj(r -> (r % 2 == 0 ? "odd,thing " : "even,other ")
                                + "abcdefghij".charAt(r % 10)
                                + "klmnopqrst".charAt(r / 10 % 10))
                        .toList());
        Path bundle = directory.resolve("bundle");
        try (ChildJvm training = ChildJvm.start(
                List.of("-Xmx1g", "-Dai.djl.offline=true", "-XX:ErrorFile=" + directory.resolve("hs_err_pid%p.log")),
                Limbeck.class,
                "train",
                "--data",
                rows.toString(),
                "--out",
                bundle.toString(),
                "--data-dir",
                directory.resolve("data").toString(),
                "--set",
                "trainer.teacher.encoder=none",
                "--set",
                "trainer.student.fit.minSteps=100000000")) {
            training.awaitLine(line -> line.contains("expert without a teacher"), PATIENCE);

            int code = training.terminate(PATIENCE);

            assertThat(code).isEqualTo(1);
        }
        assertThat(bundle).doesNotExist();
        assertThat(crashes()).isEmpty();
    }

    private List<Path> crashes() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.getFileName().toString().startsWith("hs_err"))
                    .toList();
        }
    }
}
