package io.limbeck.cli.restart;

import static org.assertj.core.api.Assertions.assertThat;

import io.limbeck.cli.Limbeck;
import io.limbeck.cli.process.UpProcess;
import io.limbeck.testkit.fault.ChildJvm;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** A real {@code limbeck up} in a process of its own, told apart from other runs on the same data by what it printed. */
final class Up implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Pattern SERVES = Pattern.compile(".* model \\d+ serves on .*");

    private final Path folder;
    private final ChildJvm process;

    private Up(Path folder, ChildJvm process) {
        this.folder = folder;
        this.process = process;
    }

    /** Returns when it has printed that it is ready. */
    static Up start(Path folder) throws InterruptedException {
        return new Up(
                folder,
                UpProcess.start(
                        folder,
                        "topics.partitions=4",
                        "trainer.trigger.newLabels=" + RestartE2E.FRESH_LABELS,
                        // Every round is published: what models are worth is tested elsewhere.
                        "trainer.gate={margin: 1, driftMargin: 1, recentMargin: 1, classMargin: 1}"));
    }

    String address() {
        return UpProcess.address(process, "kafka");
    }

    String await(Predicate<String> line) {
        try {
            return process.awaitLine(line, PATIENCE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for a line", e);
        }
    }

    void awaitServing() {
        await(line -> SERVES.matcher(line).matches());
    }

    /** Whether a round has begun and not ended, as far as was printed. */
    boolean trains() {
        return count(".* round begins on .*") > count(".* round took .*");
    }

    /** Whether one model serves and another is about to, as far as was printed. */
    boolean swaps() {
        return count(SERVES.pattern()) > 0 && count(".* model \\d+ is the champion.*") > count(SERVES.pattern());
    }

    String newestModelBesideTheChampion() {
        List<String> others = run("models", "list")
                .lines()
                .filter(line -> !line.contains("<- serves"))
                .toList();
        return others.get(others.size() - 1).trim().split(" ", 2)[0];
    }

    /** Runs a command of the same tool against this process; it must succeed. */
    String run(String... command) {
        List<String> arguments = new ArrayList<>(List.of(command));
        arguments.addAll(List.of("--data-dir", folder.toString(), "--bootstrap-server", address()));
        StringWriter out = new StringWriter();
        int code = Limbeck.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(out, true))
                .execute(arguments.toArray(String[]::new));
        assertThat(code).as(out.toString()).isZero();
        return out.toString();
    }

    void kill() throws InterruptedException {
        process.kill();
    }

    /** SIGTERM; the exit code. */
    int terminate(Duration patience) throws InterruptedException {
        return process.terminate(patience);
    }

    @Override
    public void close() {
        process.close();
    }

    private long count(String pattern) {
        return process.output().stream().filter(line -> line.matches(pattern)).count();
    }
}
