package io.limbeck.cli.commands;

import io.limbeck.cli.wiring.LeftOut;
import io.limbeck.cli.wiring.LimbeckSettings;
import io.limbeck.cli.wiring.Logs;
import io.limbeck.cli.wiring.ServiceFactory;
import io.limbeck.cli.wiring.ServiceHost;
import io.limbeck.labeler.loop.CurveSource;
import io.limbeck.runtime.service.ExitCode;
import io.limbeck.runtime.service.StopSignal;
import io.limbeck.runtime.topics.TopicSetup;
import io.limbeck.schemas.Topic.Component;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.admin.Admin;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code limbeck run SERVICE}: one service against a broker elsewhere; what containers run. */
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        description = {
            "Runs one service against kafka.bootstrap.servers until it is told to stop.",
            "SERVICE is ingest, scorer, labeler or trainer. Without a broker it waits, and says so."
        })
final class RunCommand implements Callable<Integer> {
    /** The services that can be run by themselves. */
    enum Name {
        INGEST,
        SCORER,
        LABELER,
        TRAINER
    }

    @Mixin
    private SettingsOptions options;

    @Parameters(paramLabel = "SERVICE")
    private Name service;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        StopSignal stop = StopSignal.install();
        LimbeckSettings settings = options.readStrictly();
        if (service == Name.TRAINER) {
            LeftOut.checkTraining();
        }
        Logs logs = Logs.into(settings.logs(), settings.dataDir(), "INFO");
        ServiceHost<?> host = host(settings);
        new HostRun(stop, logs, spec.commandLine().getOut()).untilStopped(host, () -> prepare(settings));
        return ExitCode.OK.value();
    }

    private void prepare(LimbeckSettings settings) throws Exception {
        try (Admin admin = settings.kafka().admin()) {
            new TopicSetup(admin, settings.topics())
                    .ensure(settings.topicCatalogue().of(Component.valueOf(service.name())));
        }
    }

    private ServiceHost<?> host(LimbeckSettings settings) {
        ServiceFactory make = new ServiceFactory(settings, settings.cleaner());
        return switch (service) {
            case INGEST -> make.ingest();
            case SCORER -> make.scorer();
            case LABELER -> make.labeler(CurveSource.none());
            case TRAINER -> make.trainer();
        };
    }
}
