package io.limbeck.cli;

import io.limbeck.cli.commands.CommandErrors;
import io.limbeck.cli.commands.LimbeckCommand;
import java.io.BufferedWriter;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;

/** The {@code limbeck} command. */
public final class Limbeck {
    private Limbeck() {}

    public static void main(String[] arguments) {
        // Threads of libraries must not keep a finished command alive.
        System.exit(commandLine()
                .setOut(utf8(FileDescriptor.out))
                .setErr(utf8(FileDescriptor.err))
                .execute(arguments));
    }

    /** Whatever the locale says: a log in Chinese piped through a C locale must not turn into question marks. */
    private static PrintWriter utf8(FileDescriptor descriptor) {
        return new PrintWriter(
                new BufferedWriter(new OutputStreamWriter(new FileOutputStream(descriptor), StandardCharsets.UTF_8)),
                true);
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
