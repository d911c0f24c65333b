package io.limbeck.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.limbeck.ingest.decode.Reason;
import io.limbeck.ingest.fuzz.FuzzedMessage;
import io.limbeck.ingest.fuzz.FuzzedMessages;
import io.limbeck.ingest.fuzz.Secret;
import io.limbeck.ingest.fuzz.Squeezed;
import io.limbeck.testkit.fault.FaultPlan;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Messages such as no sender should send, as many as {@code -Dlimbeck.fuzz=} says: none crashes ingest, holds it up or leaks. */
class IngestFuzzTest {
    private static final long INPUTS = Long.getLong("limbeck.fuzz", 20_000);
    /** Keeps what a topic remembers small. */
    private static final long MOST_PER_TOPIC = 5_000;

    private static final Duration BUDGET = Duration.ofSeconds(2);
    private static final Duration FOR_EVER = Duration.ofSeconds(60);

    private final long seed = FaultPlan.of("IngestFuzzTest").seed();
    private final FuzzedMessages messages = new FuzzedMessages(seed);
    private final FuzzTally tally = new FuzzTally();
    /** Its own thread, so that a message that never ends fails the test. */
    private final ExecutorService ingest = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "ingest");
        thread.setDaemon(true);
        return thread;
    });

    @TempDir
    Path stateDir;

    @AfterEach
    void stop() {
        ingest.shutdownNow();
    }

    @Test
    void noMessageCrashesIngestOrHoldsItUpOrLeaks() throws InterruptedException {
        int tasks = FuzzedTask.ALL.size();
        long perTopic = Math.max(1, Math.min(MOST_PER_TOPIC, INPUTS / tasks));
        try (LoggedWords logged = new LoggedWords()) {
            for (long first = 0; first < INPUTS; first += perTopic) {
                FuzzedTask task = FuzzedTask.ALL.get((int) (first / perTopic % tasks));
                fuzz(task, first, Math.min(INPUTS, first + perTopic), logged);
            }
        }
        System.out.println("IngestFuzzTest, " + INPUTS + " inputs: " + tally);
    }

    private void fuzz(FuzzedTask task, long from, long to, LoggedWords logged) throws InterruptedException {
        FuzzedMessages.Like like = task.like();
        try (RawTopic topic = task.topic(stateDir.resolve("from-" + from))) {
            topic.forget(FuzzedMessages.FORGOTTEN);
            assertThat(logged.taken())
                    .as("what Kafka Streams logs when it starts")
                    .isNotEmpty();
            for (long number = from; number < to; number++) {
                Input input = new Input(seed, number, messages.of(number, like));
                Duration took = send(topic, input);
                Outcome outcome = Outcome.of(topic);
                check(input, outcome, task.keepsPayloads(), logged.taken());
                if (took.compareTo(BUDGET) > 0) {
                    took = send(topic, input); // the first time, perhaps others had the processor
                    Outcome.of(topic);
                }
                assertThat(took).as("%s", input).isLessThan(BUDGET);
                tally.add(number, outcome, input.secrets().size(), took);
            }
        }
    }

    private Duration send(RawTopic topic, Input input) throws InterruptedException {
        try {
            return ingest.submit(() -> {
                        long start = System.nanoTime();
                        topic.send(input.fuzzed().message());
                        return Duration.ofNanos(System.nanoTime() - start);
                    })
                    .get(FOR_EVER.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw new AssertionError("ingest failed: " + input, e.getCause());
        } catch (TimeoutException e) {
            throw new AssertionError("ingest hangs: " + input, e);
        }
    }

    private static void check(Input input, Outcome outcome, boolean keepsPayloads, String logged) {
        assertThat(outcome.count()).as("outcomes: %s", input).isEqualTo(1);
        outcome.deadLetters()
                .forEach(message -> assertThat(message.value().getMessage())
                        .as("%s", input)
                        .isEqualTo(Reason.valueOf(message.value().getReason()).message()));
        if (input.fuzzed().whole()) {
            refuseSecrets(outcome.ofRecords(), "record", input);
        }
        refuseSecrets(outcome.ofDeadLetters(keepsPayloads), "dead letter", input);
        refuseSecrets(logged, "log", input);
    }

    private static void refuseSecrets(String output, String where, Input input) {
        Squeezed squeezed = Squeezed.of(output);
        assertThat(input.secrets())
                .as("%s: %s: %s", where, output, input)
                .noneMatch(secret -> secret.showsIn(squeezed));
    }

    /** What is needed to draw it again. */
    private record Input(long seed, long number, FuzzedMessage fuzzed) {
        List<Secret> secrets() {
            return fuzzed.secrets();
        }

        @Override
        public String toString() {
            return "-Dlimbeck.seed=" + seed + " -Dlimbeck.fuzz=" + INPUTS + ", number " + number + " " + fuzzed;
        }
    }
}
