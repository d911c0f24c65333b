package io.limbeck.schemas;

import org.apache.avro.message.MissingSchemaException;

/** The bytes carry a schema fingerprint of a release newer than this one: the service must stop and be upgraded. */
public final class UnknownSchemaException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnknownSchemaException(Class<?> type, MissingSchemaException cause) {
        super("a " + type.getSimpleName() + " was written by a newer release of Limbeck; upgrade this service", cause);
    }
}
