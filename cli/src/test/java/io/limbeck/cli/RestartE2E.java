package io.limbeck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.limbeck.cli.audit.AuditReport;
import io.limbeck.cli.audit.TaskAudit;
import io.limbeck.cli.sample.Difficulty;
import io.limbeck.cli.sample.Phase;
import io.limbeck.cli.sample.SampleMessage;
import io.limbeck.cli.sample.SampleStream;
import io.limbeck.cli.sending.RawSender;
import io.limbeck.runtime.kafka.KafkaSettings;
import io.limbeck.schemas.Topics;
import io.limbeck.testkit.fault.ChildJvm;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A real {@code limbeck up} that is killed and stopped in mid-stream and started again on the same data. How often and
 * with which seed: {@code -Dlimbeck.kills=10 -Dlimbeck.stops=20 -Dlimbeck.seed=7}.
 */
class RestartE2E {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Duration STOP = Duration.ofSeconds(15);
    private static final Topics TOPICS = Topics.of("tickets", 4);
    private static final int BURST = 400;

    @TempDir
    Path folder;

    @Test
    void losesNothingHoweverItEnds() throws Exception {
        int kills = Integer.getInteger("limbeck.kills", 1);
        int stops = Integer.getInteger("limbeck.stops", 1);
        long seed = Long.getLong("limbeck.seed", 1);
        System.out.println("restarts from seed " + seed + ": " + kills + " kills, " + stops + " stops");
        Random random = new Random(seed);
        SampleStream stream = new SampleStream(seed, Difficulty.DEFAULT);
        long sent = 0;

        for (int i = 0; i < kills + stops; i++) {
            try (ChildJvm up = up()) {
                KafkaSettings kafka = KafkaSettings.of(address(up));
                sent += send(stream, kafka);
                // The moment is not chosen for anything: over many runs it falls into everything.
                Awaitility.await()
                        .pollDelay(Duration.ofMillis(random.nextInt(1500)))
                        .until(() -> true);
                if (i < kills) {
                    up.kill();
                } else {
                    assertThat(up.terminate(STOP)).isZero();
                }
            }
        }

        try (ChildJvm up = up()) {
            KafkaSettings kafka = KafkaSettings.of(address(up));
            TaskAudit audit = new TaskAudit(TOPICS, kafka);
            Awaitility.await()
                    .atMost(PATIENCE)
                    .pollInterval(Duration.ofSeconds(2))
                    .until(() -> audit.run().waiting() == 0);
            AuditReport report = audit.run();
            assertThat(report.lines()).contains("every message is accounted for");
            assertThat((Long) report.figures().get("read")).isEqualTo(sent);
            assertThat((Long) report.figures().get("records.predictions")).isPositive();
            assertThat(up.terminate(STOP)).isZero();
        }
    }

    private static long send(SampleStream stream, KafkaSettings kafka) {
        try (RawSender sender = new RawSender(TOPICS.raw(), kafka)) {
            int partitions = sender.partitions();
            for (int i = 0; i < BURST; i++) {
                SampleMessage message = stream.next(Phase.BEFORE, Instant.EPOCH).orElseThrow();
                sender.send(
                        Optional.of(Math.floorMod(message.lane().hashCode(), partitions)),
                        null,
                        message.value(),
                        stored -> {});
            }
            sender.flush();
            assertThat(sender.refused()).isZero();
            return sender.acknowledged();
        }
    }

    private ChildJvm up() throws InterruptedException {
        ChildJvm up = ChildJvm.start(
                List.of("-Xmx1200m", "-Dai.djl.offline=true"),
                Limbeck.class,
                "up",
                "--data-dir",
                folder.toString(),
                "--set",
                "broker.port=0",
                "--set",
                "labeler.port=0",
                "--set",
                "scorer.port=0",
                "--set",
                "admin={ingest: 0, scorer: 0, labeler: 0, trainer: 0}",
                "--set",
                // Students that learn from labels alone are made in seconds.
                "trainer.teacher.encoder=none");
        up.awaitLine("ready"::equals, PATIENCE);
        return up;
    }

    private static String address(ChildJvm up) {
        return up.output().stream()
                .filter(line -> line.matches(" *kafka +.*"))
                .findFirst()
                .orElseThrow()
                .replaceAll(" *kafka +", "");
    }
}
