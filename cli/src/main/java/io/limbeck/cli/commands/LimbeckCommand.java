package io.limbeck.cli.commands;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code limbeck}: nothing by itself, the root of all commands. */
@Command(
        name = "limbeck",
        description = "Keeps a small model good on a live Kafka stream, on your own machines.",
        mixinStandardHelpOptions = true,
        versionProvider = BuildVersion.class,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            DemoCommand.class,
            UpCommand.class,
            RunCommand.class,
            ConnectCommand.class,
            TopicsCommand.class,
            ReplayCommand.class,
            LabelsCommand.class,
            TrainCommand.class,
            EvaluateCommand.class,
            ScoreCommand.class,
            AnonymiseCommand.class,
            RevealCommand.class,
            ModelsCommand.class,
            AuditCommand.class,
            ForgetCommand.class,
            BenchCommand.class
        },
        footer = {"", "limbeck COMMAND --help says more."})
public final class LimbeckCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a command is missing");
    }
}
