package io.limbeck.model.store;

/** Another publisher of the same task began after this one did: what this one was writing is void. */
public final class PublisherFenced extends RuntimeException {
    private static final long serialVersionUID = 1L;

    PublisherFenced(Throwable cause) {
        super("another process publishes models of this task; this publication is void", cause);
    }
}
