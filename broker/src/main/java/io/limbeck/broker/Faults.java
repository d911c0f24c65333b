package io.limbeck.broker;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import kafka.server.FaultHandlerFactory;
import org.apache.kafka.common.utils.Exit;
import org.apache.kafka.server.fault.FaultHandler;
import org.apache.kafka.server.fault.FaultHandlerException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the node cannot survive. Apache Kafka ends the process then; here it shares a process with others, so a fatal
 * fault is kept, logged and told to the owner, who decides.
 */
final class Faults implements FaultHandlerFactory {
    private static final Logger log = LoggerFactory.getLogger(Faults.class);

    private final CompletableFuture<Throwable> first = new CompletableFuture<>();

    @Override
    public FaultHandler build(String name, boolean fatal, Runnable action) {
        return (message, cause) -> {
            action.run();
            FaultHandlerException fault =
                    cause == null ? new FaultHandlerException(message) : new FaultHandlerException(message, cause);
            if (fatal) {
                report(name, fault);
            } else {
                log.error("broker fault in {}", name, fault);
            }
            return fault;
        };
    }

    /**
     * Takes over the calls by which the broker's code would end the process, for good: late threads of a stopped node
     * must not end it either. They are process-wide, so of several nodes the last started hears of them.
     */
    void listenToExits() {
        Exit.setExitProcedure(this::exit);
        Exit.setHaltProcedure(this::exit);
    }

    CompletionStage<Throwable> first() {
        return first.minimalCompletionStage();
    }

    private void exit(int status, String message) {
        IllegalStateException fault = new IllegalStateException(
                "the broker asked to end the process with status " + status + (message == null ? "" : ": " + message));
        report("process", fault);
        throw fault;
    }

    private void report(String name, Throwable fault) {
        log.error("fatal broker fault in {}", name, fault);
        first.complete(fault);
    }
}
