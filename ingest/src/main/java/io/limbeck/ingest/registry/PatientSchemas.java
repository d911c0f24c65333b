package io.limbeck.ingest.registry;

import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.apache.avro.Schema;

/**
 * Asks again while the registry is away, up to a time; a message whose schema nobody can tell now must not be lost. Says
 * what it waits for. Thread-safe.
 */
public final class PatientSchemas implements Schemas {
    private final Schemas schemas;
    private final Duration patience;
    private final Duration pause;
    private final LongSupplier nanoTime;
    private volatile String trouble;

    /**
     * @param patience how long one call may take at least before it gives up
     * @param pause between two tries
     */
    public PatientSchemas(Schemas schemas, Duration patience, Duration pause) {
        this(schemas, patience, pause, System::nanoTime);
    }

    PatientSchemas(Schemas schemas, Duration patience, Duration pause, LongSupplier nanoTime) {
        this.schemas = schemas;
        this.patience = patience;
        this.pause = pause;
        this.nanoTime = nanoTime;
    }

    /** What is waited for, if anything is. */
    public Optional<String> trouble() {
        return Optional.ofNullable(trouble);
    }

    @Override
    public Optional<Schema> byId(int id) {
        long start = nanoTime.getAsLong();
        while (true) {
            try {
                Optional<Schema> answer = schemas.byId(id);
                trouble = null;
                return answer;
            } catch (RegistryAwayException e) {
                trouble = "waits: " + e.getMessage();
                if (nanoTime.getAsLong() - start >= patience.toNanos()) {
                    throw e;
                }
                rest(e);
            }
        }
    }

    private void rest(RegistryAwayException reason) {
        try {
            Thread.sleep(pause.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw reason;
        }
    }
}
