package io.limbeck.cli.commands;

import io.limbeck.cli.wiring.Logs;
import io.limbeck.cli.wiring.ServiceHost;
import io.limbeck.runtime.service.Deadline;
import io.limbeck.runtime.service.Starting;
import io.limbeck.runtime.service.StopSignal;
import java.io.PrintWriter;

/** One service, from waiting for its broker to its orderly stop. */
final class HostRun {
    private final StopSignal stop;
    private final Logs logs;
    private final PrintWriter out;

    /** What must be there before a service starts. */
    interface Preparation {
        void run() throws Exception;
    }

    HostRun(StopSignal stop, Logs logs, PrintWriter out) {
        this.stop = stop;
        this.logs = logs;
        this.out = out;
    }

    /** Returns when it was told to stop and has. */
    void untilStopped(ServiceHost<?> host, Preparation prepare) throws Exception {
        Starting starting = new Starting(stop);
        try {
            if (host.awaitBroker()) {
                prepare.run();
                starting.over();
                host.start();
                logs.say(out, "  metrics " + host.adminUrl() + "/metrics");
                logs.say(out, "ready");
                stop.await();
            }
        } catch (InterruptedException e) {
            // Told to stop while there was no broker yet: nothing to drain.
            stop.request();
        } finally {
            starting.over();
            Deadline.haltAfter(UpCommand.STOP);
            host.close();
        }
    }
}
