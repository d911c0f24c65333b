package io.limbeck.cli;

import io.limbeck.cli.commands.CommandErrors;
import io.limbeck.cli.commands.LimbeckCommand;
import picocli.CommandLine;

/** The {@code limbeck} command. */
public final class Limbeck {
    private Limbeck() {}

    public static void main(String[] arguments) {
        // Threads of libraries must not keep a finished command alive.
        System.exit(commandLine().execute(arguments));
    }

    /** The commands, without a process around them. */
    public static CommandLine commandLine() {
        CommandErrors errors = new CommandErrors();
        return new CommandLine(new LimbeckCommand())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler(errors)
                .setParameterExceptionHandler(errors);
    }
}
