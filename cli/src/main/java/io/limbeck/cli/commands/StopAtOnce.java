package io.limbeck.cli.commands;

import io.limbeck.runtime.service.ExitCode;
import io.limbeck.runtime.service.StopSignal;
import picocli.CommandLine.Model.CommandSpec;

/**
 * Ctrl-C and SIGTERM end a command that computes and has nothing to drain. Left to itself the JVM would run its shutdown
 * hooks, in which native libraries free what other threads still compute with, and crash.
 */
final class StopAtOnce {
    private StopAtOnce() {}

    /** From now on, for the rest of this process's life. */
    static void install(CommandSpec spec) {
        StopSignal stop = StopSignal.install();
        Thread waiting = new Thread(
                () -> {
                    try {
                        stop.await();
                    } catch (InterruptedException e) {
                        return;
                    }
                    spec.commandLine().getErr().println("limbeck: stopped before the end");
                    spec.commandLine().getErr().flush();
                    Runtime.getRuntime().halt(ExitCode.FAILED.value());
                },
                "stop");
        waiting.setDaemon(true);
        waiting.start();
    }
}
