package io.limbeck.cli.commands;

import io.limbeck.cli.sample.Difficulty;
import io.limbeck.cli.sample.SampleStream;
import io.limbeck.cli.sample.Ticket;
import io.limbeck.cli.wiring.LeftOut;
import io.limbeck.cli.wiring.LimbeckSettings;
import io.limbeck.cli.wiring.Logs;
import io.limbeck.cli.wiring.Loop;
import io.limbeck.labeler.loop.CurveSource;
import io.limbeck.runtime.service.Deadline;
import io.limbeck.runtime.service.ExitCode;
import io.limbeck.runtime.service.StopSignal;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code limbeck up}: an embedded broker and all services in this process, until it is told to stop. */
@Command(
        name = "up",
        mixinStandardHelpOptions = true,
        description = {
            "Starts a Kafka broker and all services in one process, and prints ready with their addresses.",
            "Without a settings file it starts the sample task, with seed labels.",
            "Ctrl-C or SIGTERM finishes what is under way and stops. Data stays in the data folder."
        })
final class UpCommand implements Callable<Integer> {
    /** What an orderly stop may take; one that hangs is ended by force. */
    static final Duration STOP = Duration.ofSeconds(12);

    /**
     * One process gains nothing from more partitions; and in one, a message that is sent again meets itself, whatever
     * key the sender gave it or did not.
     */
    private static final String ONE_PARTITION = "topics.partitions=1";

    /** Whoever tries the sample wants to see models come within a minute. */
    private static final List<String> QUICK_ROUNDS = List.of(
            ONE_PARTITION,
            "trainer.teacher.encoder=bge-small-en-q",
            "trainer.teacher.fineTuned.enabled=false",
            "trainer.student.architecture=ngram");

    private static final int SEEDS = 400;
    private static final long SEED = 1;

    @Mixin
    private SettingsOptions options;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        LeftOut.checkBroker();
        StopSignal stop = StopSignal.install();
        LimbeckSettings settings =
                options.readWithKeyOr(options.isSampleTask() ? QUICK_ROUNDS : List.of(ONE_PARTITION));
        Logs logs = Logs.into(settings.logs(), settings.dataDir(), "INFO");
        AtomicReference<Throwable> fault = new AtomicReference<>();
        List<Ticket> seeds =
                options.isSampleTask() ? new SampleStream(SEED, Difficulty.DEFAULT).seeds(SEEDS) : List.of();
        Loop loop = Loop.start(settings, CurveSource.none(), seeds);
        try {
            loop.fault().thenAccept(failure -> {
                fault.set(failure);
                stop.request();
            });
            PrintWriter out = spec.commandLine().getOut();
            loop.addresses().forEach((name, address) -> logs.say(out, String.format("  %-16s %s", name, address)));
            logs.say(out, "ready");
            stop.await();
        } finally {
            Deadline.haltAfter(STOP);
            loop.close();
        }
        if (fault.get() != null) {
            spec.commandLine()
                    .getErr()
                    .println("limbeck: the broker failed: " + fault.get().getMessage());
            return ExitCode.FAILED.value();
        }
        return ExitCode.OK.value();
    }
}
