package io.limbeck.ingest;

import io.limbeck.ingest.registry.CachedSchemas;
import io.limbeck.ingest.registry.PatientSchemas;
import io.limbeck.ingest.registry.RegistryClient;
import io.limbeck.ingest.registry.RegistrySettings;
import io.limbeck.ingest.registry.Schemas;
import java.time.Duration;
import java.time.InstantSource;

/**
 * How this process comes by the schemas of Avro messages.
 *
 * @param atOnce for those who can be told to come again
 * @param patient for the topology: waits a while for a registry that is away, well within a transaction's ten seconds
 */
record SchemaLookup(Schemas atOnce, PatientSchemas patient) {
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final Duration PAUSE = Duration.ofMillis(250);

    static SchemaLookup of(RegistrySettings settings, InstantSource clock) {
        Schemas atOnce =
                settings.url() == null ? Schemas.none() : new CachedSchemas(new RegistryClient(settings), clock);
        return new SchemaLookup(atOnce, new PatientSchemas(atOnce, PATIENCE, PAUSE));
    }
}
