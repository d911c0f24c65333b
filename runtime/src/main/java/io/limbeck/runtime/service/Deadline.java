package io.limbeck.runtime.service;

import java.time.Duration;

/** Ends this process when an orderly stop takes too long: what hangs must not keep a pod from going. */
public final class Deadline {
    private Deadline() {}

    /** Halts with {@link ExitCode#GAVE_UP} after {@code limit}, unless the process has ended by then. */
    public static void haltAfter(Duration limit) {
        Thread watchdog = new Thread(
                () -> {
                    try {
                        Thread.sleep(limit.toMillis());
                    } catch (InterruptedException e) {
                        return;
                    }
                    Runtime.getRuntime().halt(ExitCode.GAVE_UP.value());
                },
                "stop-deadline");
        watchdog.setDaemon(true);
        watchdog.start();
    }
}
