package io.limbeck.cli.restart;

import static org.assertj.core.api.Assertions.assertThat;

import io.limbeck.broker.EmbeddedBroker;
import io.limbeck.cli.audit.TaskAudit;
import io.limbeck.cli.sample.Difficulty;
import io.limbeck.cli.sample.Phase;
import io.limbeck.cli.sample.SampleStream;
import io.limbeck.cli.sample.Ticket;
import io.limbeck.runtime.kafka.KafkaSettings;
import io.limbeck.schemas.Topics;
import io.limbeck.testkit.fault.FaultPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A real {@code limbeck up} under traffic that is killed and stopped in the middle of training, of exchanging models and
 * of anything, and started again on the same data. How often, with which seed, and where the data stays for a look from
 * outside: {@code -Dlimbeck.kills=10 -Dlimbeck.stops=20 -Dlimbeck.seed=7 -Dlimbeck.keep=DIR}.
 */
class RestartE2E {
    static final int FRESH_LABELS = 60;

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Duration STOP = Duration.ofSeconds(15);
    private static final Topics TOPICS = Topics.of("tickets", 4);
    private static final int TRIES = 4;

    private final FaultPlan plan = FaultPlan.of("RestartE2E");
    private final Traffic traffic = new Traffic(TOPICS.raw().name(), 4, plan.seed());
    private final SampleStream labelled = new SampleStream(~plan.seed(), Difficulty.DEFAULT);
    private final Report report = new Report();

    private Path folder;
    private int files;

    @Test
    void losesNothingHoweverItEnds(@TempDir Path temporary) throws Exception {
        int kills = Integer.getInteger("limbeck.kills", 2);
        int stops = Integer.getInteger("limbeck.stops", 2);
        String keep = System.getProperty("limbeck.keep");
        folder = keep == null ? temporary : Files.createDirectories(Path.of(keep));

        publishTwoModels();
        for (int turn = 0; turn < kills; turn++) {
            strike(Strike.ofTurn(turn), "kill");
        }
        for (int turn = 0; turn < stops; turn++) {
            strike(Strike.ofTurn(turn), "stop");
        }

        try (Up up = Up.start(folder)) {
            KafkaSettings kafka = KafkaSettings.of(up.address());
            TaskAudit audit = new TaskAudit(TOPICS, kafka);
            Awaitility.await()
                    .atMost(PATIENCE)
                    .pollInterval(Duration.ofSeconds(2))
                    .until(() -> audit.run().waiting() == 0);
            Books books = Books.read(TOPICS, kafka);
            print(books);
            books.ledger().balance().requireEqual();
            assertThat(books.raw()).containsAll(traffic.acknowledged().keySet());
            assertThat(audit.run().lines()).contains("every message is accounted for");
            assertThat(report.killsWithoutLag(books, traffic.acknowledged())).isZero();
            assertThat(up.terminate(STOP)).isZero();
        }
        for (Strike strike : Strike.values()) {
            assertThat(report.count("kill", strike)).as("kills in " + strike).isEqualTo(planned(kills, strike));
            assertThat(report.count("stop", strike)).as("stops in " + strike).isEqualTo(planned(stops, strike));
        }
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left.map(path -> path.getFileName().toString())).noneMatch(name -> name.startsWith("hs_err"));
        }
    }

    /** The sample's own labels make the first model; labels from behind its drift one that is clearly better. */
    private void publishTwoModels() throws Exception {
        try (Up up = Up.start(folder)) {
            up.awaitServing();
            importLabels(up, Phase.AFTER, 5 * FRESH_LABELS);
            up.await(line -> line.contains(" model 2 serves"));
            assertThat(up.terminate(STOP)).isZero();
        }
    }

    /** Ends one process at the wanted moment; when that has passed already, another one. */
    private void strike(Strike strike, String how) throws Exception {
        for (int tries = 0; tries < TRIES && !strikeOnce(strike, how); tries++) {
            System.out.println("missed " + strike + "; trying again");
        }
    }

    private boolean strikeOnce(Strike strike, String how) throws Exception {
        boolean hit;
        Instant start = Instant.now();
        try (Up up = Up.start(folder)) {
            Traffic.Flow flow = traffic.start(up.address());
            awaitPredictions(up);
            Duration recovery = Duration.between(start, Instant.now());
            seek(strike, up);
            hit = strike.hits(up);
            Instant at = Instant.now();
            if (how.equals("kill")) {
                up.kill();
                // What it printed last counts: it may have got out of the moment before it died.
                hit &= strike.hits(up);
            } else {
                assertThat(up.terminate(STOP)).isZero();
            }
            Duration took = Duration.between(at, Instant.now());
            report.add(new Report.End(how, hit ? Optional.of(strike) : Optional.empty(), recovery, at, took));
            flow.end();
        }
        if (how.equals("stop")) {
            requireNoOpenTransaction();
        }
        return hit;
    }

    /** Returns when a reader of committed messages sees more predictions than there were. */
    private static void awaitPredictions(Up up) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", up.address()))) {
            List<String> predictions = List.of(TOPICS.predictions().name());
            Map<TopicPartition, Long> before = ends(admin, predictions, IsolationLevel.READ_COMMITTED);
            Awaitility.await()
                    .atMost(PATIENCE)
                    .pollInterval(Duration.ofMillis(50))
                    .until(() -> !ends(admin, predictions, IsolationLevel.READ_COMMITTED)
                            .equals(before));
        }
    }

    /** Returns when the process is in the middle of it. */
    private void seek(Strike strike, Up up) throws IOException {
        switch (strike) {
            case TRAINING -> {
                importLabels(up, Phase.BEFORE, FRESH_LABELS);
                up.await(line -> line.contains(" round begins on "));
                pause(500);
            }
            case SWAP -> {
                pause(1000);
                String other = up.newestModelBesideTheChampion();
                up.run("models", "rollback", other);
                up.await(line -> line.contains(" model " + other + " is the champion"));
                pause(30);
            }
            case ANYTHING -> pause(3000);
        }
    }

    private void pause(int atMostMillis) {
        Awaitility.await()
                .pollDelay(Duration.ofMillis(plan.between(0, atMostMillis)))
                .until(() -> true);
    }

    private void importLabels(Up up, Phase phase, int count) throws IOException {
        StringBuilder rows = new StringBuilder("label\ttext\n");
        for (int row = 0; row < count; ) {
            Optional<Ticket> ticket =
                    labelled.next(phase, Instant.EPOCH).orElseThrow().ticket();
            if (ticket.isPresent()) {
                rows.append(ticket.get().label()).append('\t');
                rows.append(ticket.get().text().replaceAll("\\s+", " ")).append('\n');
                row++;
            }
        }
        Path file = Files.writeString(folder.resolve("labels-" + files++ + ".tsv"), rows);
        up.run("labels", "import", file.toString());
    }

    /** The broker alone, on what the process left behind: a reader of committed messages must get to every end. */
    private void requireNoOpenTransaction() throws Exception {
        try (EmbeddedBroker broker = EmbeddedBroker.start(EmbeddedBroker.Settings.in(folder.resolve("broker")));
                Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            Set<String> all = admin.listTopics().names().get();
            assertThat(ends(admin, all, IsolationLevel.READ_COMMITTED))
                    .isEqualTo(ends(admin, all, IsolationLevel.READ_UNCOMMITTED));
        }
    }

    private static Map<TopicPartition, Long> ends(Admin admin, Collection<String> topics, IsolationLevel isolation)
            throws Exception {
        Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
        admin.describeTopics(topics)
                .allTopicNames()
                .get()
                .forEach((name, topic) -> topic.partitions()
                        .forEach(partition ->
                                asked.put(new TopicPartition(name, partition.partition()), OffsetSpec.latest())));
        Map<TopicPartition, Long> ends = new HashMap<>();
        admin.listOffsets(asked, new ListOffsetsOptions(isolation))
                .all()
                .get()
                .forEach((partition, result) -> ends.put(partition, result.offset()));
        return ends;
    }

    private void print(Books books) {
        report.lines(books, traffic.acknowledged()).forEach(System.out::println);
        System.out.printf(
                "raw %,d, acknowledged %,d; predictions committed %,d, with aborted %,d; %s%n",
                books.raw().size(),
                traffic.acknowledged().size(),
                books.committedPredictions(),
                books.allPredictions(),
                books.ledger().balance());
    }

    private static long planned(int turns, Strike strike) {
        return Stream.iterate(0, turn -> turn < turns, turn -> turn + 1)
                .filter(turn -> Strike.ofTurn(turn) == strike)
                .count();
    }
}
