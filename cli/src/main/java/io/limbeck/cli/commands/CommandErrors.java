package io.limbeck.cli.commands;

import io.limbeck.cli.data.UnusableFileException;
import io.limbeck.cli.demo.DemoFailedException;
import io.limbeck.model.bundle.BundleRefused;
import io.limbeck.runtime.http.PortTakenException;
import io.limbeck.runtime.service.ExitCode;
import io.limbeck.runtime.settings.Problem;
import io.limbeck.runtime.settings.SettingsException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.NoSuchFileException;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** One clear message for everything that can go wrong, and the exit code that goes with it. */
public final class CommandErrors implements IExecutionExceptionHandler, IParameterExceptionHandler {
    @Override
    public int handleParseException(ParameterException failure, String[] arguments) {
        CommandLine command = failure.getCommandLine();
        PrintWriter err = command.getErr();
        err.println("limbeck: " + failure.getMessage());
        CommandLine.UnmatchedArgumentException.printSuggestions(failure, err);
        err.println("limbeck: for help: " + command.getCommandSpec().qualifiedName() + " --help");
        err.flush();
        return ExitCode.USAGE.value();
    }

    @Override
    public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed) throws Exception {
        Throwable cause =
                failure instanceof ExecutionException && failure.getCause() != null ? failure.getCause() : failure;
        PrintWriter err = command.getErr();
        try {
            return report(cause, err);
        } finally {
            err.flush();
        }
    }

    private static int report(Throwable failure, PrintWriter err) throws Exception {
        if (failure instanceof SettingsException settings) {
            for (Problem problem : settings.problems()) {
                err.println("limbeck: " + problem);
            }
            return ExitCode.USAGE.value();
        }
        if (failure instanceof PortTakenException
                || failure instanceof UnusableFileException
                || failure instanceof UnusableException
                || failure instanceof BundleRefused) {
            err.println("limbeck: " + failure.getMessage());
            return ExitCode.USAGE.value();
        }
        if (failure instanceof NoSuchFileException missing) {
            err.println("limbeck: there is no file " + missing.getFile());
            return ExitCode.USAGE.value();
        }
        if (failure instanceof UnknownTopicOrPartitionException) {
            err.println("limbeck: a topic is missing; create the task's topics with: limbeck topics create");
            return ExitCode.FAILED.value();
        }
        if (failure instanceof TimeoutException) {
            err.println(
                    "limbeck: no answer from Kafka; is kafka.bootstrap.servers right? (" + failure.getMessage() + ")");
            return ExitCode.FAILED.value();
        }
        if (failure instanceof KafkaException
                || failure instanceof IOException
                || failure instanceof DemoFailedException) {
            err.println("limbeck: " + failure.getMessage());
            return ExitCode.FAILED.value();
        }
        if (failure instanceof Exception exception) {
            throw exception;
        }
        throw new IllegalStateException(failure);
    }
}
