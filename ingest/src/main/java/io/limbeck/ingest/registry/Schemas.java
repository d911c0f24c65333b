package io.limbeck.ingest.registry;

import java.util.Optional;
import org.apache.avro.Schema;

/** The schemas with which messages were written. */
@FunctionalInterface
public interface Schemas {
    /**
     * The schema that has this id; empty if none has, or if it is none of Avro.
     *
     * @throws RegistryAwayException nobody can say now
     */
    Optional<Schema> byId(int id);

    /** Where there is no registry. */
    static Schemas none() {
        return id -> Optional.empty();
    }
}
