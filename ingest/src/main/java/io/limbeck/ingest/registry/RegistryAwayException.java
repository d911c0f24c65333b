package io.limbeck.ingest.registry;

/** The schema registry does not answer, or not with what was asked for; to be tried again. */
public final class RegistryAwayException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public RegistryAwayException(String message) {
        super(message);
    }
}
