package io.limbeck.cli.commands;

import io.limbeck.cli.data.DataFile;
import io.limbeck.cli.data.Row;
import io.limbeck.cli.data.Rows;
import io.limbeck.cli.demo.Demo;
import io.limbeck.cli.demo.DemoFailedException;
import io.limbeck.cli.demo.DemoPlan;
import io.limbeck.cli.demo.Summary;
import io.limbeck.cli.sample.Difficulty;
import io.limbeck.cli.sample.FileStream;
import io.limbeck.cli.sample.MessageSource;
import io.limbeck.cli.sample.SampleStream;
import io.limbeck.cli.sample.Ticket;
import io.limbeck.cli.wiring.DemoFolder;
import io.limbeck.cli.wiring.LeftOut;
import io.limbeck.cli.wiring.LimbeckSettings;
import io.limbeck.cli.wiring.LogSettings;
import io.limbeck.cli.wiring.Logs;
import io.limbeck.cli.wiring.Loop;
import io.limbeck.model.Modality;
import io.limbeck.runtime.service.Deadline;
import io.limbeck.runtime.service.ExitCode;
import io.limbeck.runtime.service.StopSignal;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.BindException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** {@code limbeck demo}: the whole loop on a stream whose truth is known. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description = {
            "Runs the whole loop on a stream with personal data and a drift part-way.",
            "Annotators are scripted, and the first model is kept beside as a control. Exit code 0 only if nothing was",
            "lost, doubled or leaked and the model that kept learning ends above the control.",
            "With --data the stream is your own labelled file: its labels play the annotators; a third of its classes",
            "appears only after the drift, a fifth vanishes with it."
        })
final class DemoCommand implements Callable<Integer> {
    private static final int CONSOLE_PORT = 7080;
    private static final Path DEFAULT_FOLDER = Path.of(".limbeck", "demo");

    @Mixin
    private SettingsOptions settings;

    @Mixin
    private DataOptions data;

    @Option(
            names = "--for",
            paramLabel = "TIME",
            converter = Time.class,
            description = "how long the stream runs, e.g. 4m or 90s (default: 4m)")
    private Duration duration = Duration.ofMinutes(4);

    @Option(names = "--rate", paramLabel = "N", description = "messages a second at most (default: ${DEFAULT-VALUE})")
    private double rate = 80;

    @Option(names = "--data", paramLabel = "FILE", description = "a labelled CSV, TSV or JSONL file (also .gz)")
    private Path file;

    @Option(
            names = "--drift-at",
            paramLabel = "SHARE",
            description = "when the stream changes (default: ${DEFAULT-VALUE} of the time)")
    private double driftAt = 0.5;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "another seed is another stream (default: ${DEFAULT-VALUE})")
    private long seed = 1;

    @Option(names = "--freeze-model", description = "no training after the first model: the accuracy must not recover")
    private boolean freeze;

    @Option(names = "--no-browser", description = "do not open the web console in a browser")
    private boolean noBrowser;

    @Option(
            names = "--ledger",
            paramLabel = "FILE",
            description = "write the truth, the secrets and the origin of every message to FILE")
    private Path ledger;

    @Mixin
    private JsonOption json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        LeftOut.checkBroker();
        PrintWriter out = spec.commandLine().getOut();
        DemoPlan plan = plan();
        interruptOnStop(StopSignal.install());
        LimbeckSettings read = settings.readWithKey(forced(plan));
        DemoFolder.empty(read.dataDir());
        read = settings.readWithKey(forced(plan));
        Logs.into(LogSettings.defaults(), read.dataDir(), "ERROR");
        Demo demo = new Demo(plan, out::println);
        List<Ticket> seeds = demo.seeds();
        Loop loop = Loop.start(read, demo.curves(), seeds);
        out.println("console " + loop.consoleUrl() + ", kafka "
                + loop.addresses().get("kafka") + ", data in " + read.dataDir());
        if (!noBrowser) {
            Browser.open(loop.consoleUrl());
        }
        try {
            Summary summary = demo.run(loop, seeds.size());
            summary.lines().forEach(out::println);
            json.write(summary.figures());
            return (summary.holds() ? ExitCode.OK : ExitCode.FAILED).value();
        } catch (DemoFailedException e) {
            spec.commandLine().getErr().println("limbeck: " + e.getMessage());
            return ExitCode.FAILED.value();
        } catch (InterruptedException e) {
            spec.commandLine().getErr().println("limbeck: stopped before the end, so nothing was reckoned");
            return ExitCode.FAILED.value();
        } finally {
            Deadline.haltAfter(UpCommand.STOP);
            loop.close();
        }
    }

    /** Ctrl-C and SIGTERM end the demonstration where it is, and what it started is closed in order. */
    private static void interruptOnStop(StopSignal stop) {
        Thread demonstration = Thread.currentThread();
        Thread waiting = new Thread(
                () -> {
                    try {
                        stop.await();
                        Deadline.haltAfter(UpCommand.STOP);
                        demonstration.interrupt();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                },
                "stop");
        waiting.setDaemon(true);
        waiting.start();
    }

    private DemoPlan plan() throws IOException {
        try {
            return new DemoPlan(source(), duration, rate, driftAt, freeze, Optional.ofNullable(ledger));
        } catch (IllegalArgumentException e) {
            throw new UnusableException(e.getMessage());
        }
    }

    private MessageSource source() throws IOException {
        if (file == null) {
            return new SampleStream(seed, Difficulty.DEFAULT);
        }
        List<FileStream.Labelled> rows = new ArrayList<>();
        BrokenLines broken = new BrokenLines(spec.commandLine().getErr());
        try (Rows open = DataFile.open(file, data.columns(Modality.TEXT, true))) {
            for (Optional<Row> row = open.next(); row.isPresent(); row = open.next()) {
                if (row.get() instanceof Row.Good good) {
                    rows.add(new FileStream.Labelled(good.text(), good.label().orElseThrow()));
                } else if (row.get() instanceof Row.Broken line) {
                    broken.add(line);
                }
            }
        }
        broken.finish();
        FileStream stream = new FileStream(rows, seed);
        PrintWriter out = spec.commandLine().getOut();
        out.println("only after the drift: " + String.join(", ", stream.late()));
        out.println("gone after the drift: " + String.join(", ", stream.vanishing()));
        return stream;
    }

    /** A demonstration minds its own business: its own folder and ports, short waits, a generous budget. */
    private List<String> forced(DemoPlan plan) throws IOException {
        List<String> forced = new ArrayList<>(List.of(
                "broker.port=0",
                "scorer.port=0",
                "ingest.push.port=0",
                "admin.ingest=0",
                "admin.scorer=0",
                "admin.labeler=0",
                "admin.trainer=0",
                "labeler.port=" + (isFree(CONSOLE_PORT) ? CONSOLE_PORT : 0),
                "labeler.budget.perHour=1000000",
                "trainer.teacher.encoder=bge-small-en-q",
                // Minutes have no room for rounds that take minutes.
                "trainer.teacher.fineTuned.enabled=false",
                "trainer.student.architecture=ngram",
                // The first model stays on as the control: it must have learned from labels.
                "trainer.zeroLabel.enabled=false",
                "trainer.trigger.newLabels=120",
                "trainer.transfer=600",
                // Minutes give the gate a hundred rows of the past, which cannot vouch for half a point.
                "trainer.gate.driftMargin=0.1",
                "trainer.trigger.interval=PT20S",
                "labels=[" + String.join(", ", plan.source().labels()) + "]"));
        if (!settings.hasDataDir()) {
            forced.add("dataDir=" + DEFAULT_FOLDER);
        }
        return forced;
    }

    private static boolean isFree(int port) throws IOException {
        try (ServerSocket socket = new ServerSocket(port)) {
            return socket.isBound();
        } catch (BindException e) {
            return false;
        }
    }

    /** {@code 90s}, {@code 4m}, {@code 1h}, or ISO-8601. */
    static final class Time implements ITypeConverter<Duration> {
        private static final Pattern SHORT = Pattern.compile("(\\d{1,6})([smh])");

        @Override
        public Duration convert(String text) {
            Matcher matcher = SHORT.matcher(text.toLowerCase(Locale.ROOT));
            try {
                return matcher.matches() ? Duration.parse("PT" + text) : Duration.parse(text);
            } catch (DateTimeParseException e) {
                throw new TypeConversionException("'" + text + "' is no time; write 90s, 4m or 1h");
            }
        }
    }
}
