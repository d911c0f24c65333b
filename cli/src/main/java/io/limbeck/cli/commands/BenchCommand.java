package io.limbeck.cli.commands;

import io.limbeck.cli.bench.IngestBenchmark;
import io.limbeck.cli.demo.DemoFailedException;
import io.limbeck.cli.demo.LoopBenchmark;
import io.limbeck.cli.demo.Serving;
import io.limbeck.cli.sample.Difficulty;
import io.limbeck.cli.sample.Phase;
import io.limbeck.cli.sample.SampleStream;
import io.limbeck.cli.wiring.DemoFolder;
import io.limbeck.cli.wiring.LeftOut;
import io.limbeck.cli.wiring.LimbeckSettings;
import io.limbeck.cli.wiring.LogSettings;
import io.limbeck.cli.wiring.Logs;
import io.limbeck.cli.wiring.Loop;
import io.limbeck.labeler.loop.CurveSource;
import io.limbeck.runtime.service.Deadline;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code limbeck bench}: how fast it is on this machine. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        description = "Measures how fast it is on this machine, and what it finds.",
        subcommands = {
            BenchAnonymiseCommand.class,
            BenchForgettingCommand.class,
            BenchRoundsCommand.class,
            BenchStepCommand.class,
            BenchStudentCommand.class
        })
final class BenchCommand {
    private static final long SEED = 1;
    private static final int SEEDS = 400;
    private static final double AS_FAST_AS_IT_GOES = 1_000_000;
    private static final Duration FIRST_MODEL = Duration.ofMinutes(5);
    private static final Path DEFAULT_FOLDER = Path.of(".limbeck", "bench");

    @Spec
    private CommandSpec spec;

    @Command(
            name = "loop",
            mixinStandardHelpOptions = true,
            description = {
                "The whole loop in one process: throughput with a pile of messages, and latency at several rates.",
                "Measured from raw until a reader of committed predictions has the answer."
            })
    int loop(
            @Mixin SettingsOptions options,
            @Option(
                            names = "--messages",
                            paramLabel = "N",
                            defaultValue = "20000",
                            description = "how many pile up for throughput (default: ${DEFAULT-VALUE})")
                    long messages,
            @Option(
                            names = "--rates",
                            split = ",",
                            defaultValue = "50,200,500",
                            description = "messages a second at which latency is measured (default: ${DEFAULT-VALUE})")
                    List<Double> rates,
            @Option(
                            names = "--seconds",
                            paramLabel = "N",
                            defaultValue = "20",
                            description = "how long each rate lasts (default: ${DEFAULT-VALUE})")
                    int seconds,
            @Mixin JsonOption json)
            throws Exception {
        LeftOut.checkBroker();
        List<String> forced = forced(options);
        LimbeckSettings settings = options.readWithKey(forced);
        DemoFolder.empty(settings.dataDir());
        settings = options.readWithKey(forced);
        Logs.into(LogSettings.defaults(), settings.dataDir(), "ERROR");
        SampleStream stream = new SampleStream(SEED, Difficulty.DEFAULT);
        Loop loop = Loop.start(settings, CurveSource.none(), stream.seeds(SEEDS));
        try {
            awaitModel(loop);
            loop.stopTraining();
            LoopBenchmark benchmark = new LoopBenchmark(stream);
            // Once for the compiler's sake; its figures are thrown away.
            benchmark.run(loop, messages / 2, AS_FAST_AS_IT_GOES);
            List<LoopBenchmark.Line> lines = new ArrayList<>();
            for (double rate : rates) {
                lines.add(benchmark.run(loop, (long) (rate * seconds), rate));
            }
            lines.add(benchmark.run(loop, messages, AS_FAST_AS_IT_GOES));
            print(lines);
            json.write(Map.of("lines", lines));
            return 0;
        } finally {
            Deadline.haltAfter(UpCommand.STOP);
            loop.close();
        }
    }

    @Command(
            name = "ingest",
            mixinStandardHelpOptions = true,
            description = {
                "Ingest beside two Kafka Streams topologies that clean nothing: one passes bytes on,",
                "one reads each message and writes it as a record. The same pile of messages for each,",
                "each exactly once, each with the threads of ingest.threads."
            })
    int ingest(
            @Mixin SettingsOptions options,
            @Option(
                            names = "--messages",
                            paramLabel = "N",
                            defaultValue = "200000",
                            description = "how many pile up (default: ${DEFAULT-VALUE})")
                    int messages,
            @Option(
                            names = "--data",
                            paramLabel = "FILE",
                            description = "the messages' texts, over and over (default: sample tickets as JSON)")
                    Path data,
            @Mixin DataOptions columns,
            @Mixin JsonOption json)
            throws Exception {
        LeftOut.checkBroker();
        List<String> forced = forced(options);
        Path folder = options.readWithKey(forced).dataDir();
        DemoFolder.empty(folder);
        LimbeckSettings settings = options.readWithKey(forced);
        Logs.into(LogSettings.defaults(), settings.dataDir(), "ERROR");
        List<byte[]> values = data == null ? tickets(messages) : rows(data, columns, messages);
        // Once for the compiler's sake; its figures are thrown away.
        new IngestBenchmark(settings).run(values);
        DemoFolder.empty(folder);
        List<IngestBenchmark.Line> lines = new IngestBenchmark(options.readWithKey(forced)).run(values);
        PrintWriter out = spec.commandLine().getOut();
        out.println("| topology | messages | messages/s | of bytes passed on | of records passed on |");
        out.println("|---|---:|---:|---:|---:|");
        lines.forEach(line -> out.printf(
                Locale.ROOT,
                "| %s | %,d | %,.0f | %.0f %% | %.0f %% |%n",
                line.name(),
                line.messages(),
                line.perSecond(),
                100 * line.perSecond() / lines.get(0).perSecond(),
                100 * line.perSecond() / lines.get(1).perSecond()));
        out.flush();
        json.write(Map.of("lines", lines));
        return 0;
    }

    private static List<byte[]> tickets(int count) {
        SampleStream stream = new SampleStream(SEED, Difficulty.DEFAULT);
        List<byte[]> values = new ArrayList<>();
        while (values.size() < count) {
            stream.next(Phase.BEFORE, Instant.now()).ifPresent(message -> values.add(message.value()));
        }
        return values;
    }

    private static List<byte[]> rows(Path file, DataOptions columns, int count) throws IOException {
        List<String> texts = TextSample.of(file, columns, count);
        return IntStream.range(0, count)
                .mapToObj(i -> texts.get(i % texts.size()).getBytes(StandardCharsets.UTF_8))
                .toList();
    }

    private void print(List<LoopBenchmark.Line> lines) {
        PrintWriter out = spec.commandLine().getOut();
        out.println("| offered, messages/s | messages | predictions/s | p50 ms | p99 ms |");
        out.println("|---:|---:|---:|---:|---:|");
        for (LoopBenchmark.Line line : lines) {
            out.printf(
                    Locale.ROOT,
                    "| %,.0f | %,d | %,.0f | %.0f | %.0f |%n",
                    line.offered(),
                    line.messages(),
                    line.perSecond(),
                    line.latency().p50(),
                    line.latency().p99());
        }
        out.flush();
    }

    private static void awaitModel(Loop loop) throws Exception {
        Serving serving = new Serving(loop);
        long deadline = System.nanoTime() + FIRST_MODEL.toNanos();
        while (!serving.isUp()) {
            if (System.nanoTime() > deadline) {
                throw new DemoFailedException("no model within " + FIRST_MODEL.toMinutes() + " minutes");
            }
            Thread.sleep(500);
        }
    }

    private static List<String> forced(SettingsOptions options) {
        List<String> forced = new ArrayList<>(List.of(
                "broker.port=0",
                "labeler.port=0",
                "scorer.port=0",
                "ingest.push.port=0",
                "admin={ingest: 0, scorer: 0, labeler: 0, trainer: 0}",
                "trainer.teacher.encoder=bge-small-en-q",
                "trainer.teacher.fineTuned.enabled=false",
                "trainer.student.architecture=ngram"));
        if (!options.hasDataDir()) {
            forced.add("dataDir=" + DEFAULT_FOLDER);
        }
        return forced;
    }
}
