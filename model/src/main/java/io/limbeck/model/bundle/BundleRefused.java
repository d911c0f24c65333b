package io.limbeck.model.bundle;

import java.util.Objects;

/** A bundle is not fit to serve. The message is for people and quotes nothing but names and hashes. */
public final class BundleRefused extends Exception {
    private static final long serialVersionUID = 1L;

    /** Why. */
    public enum Reason {
        /** Written by a newer release: upgrade this one. */
        NEWER_FORMAT,
        /** Not a bundle, or a file in it cannot be parsed. */
        UNREADABLE,
        /** A listed file, or a chunk of the stream, is not there. */
        INCOMPLETE,
        /** A file, a chunk or the stream has another SHA-256 than was announced. */
        CORRUPT,
        /** Larger than {@link BundleDescription#MAX_BYTES}. */
        TOO_LARGE,
        /** No graph gave its golden outputs on this machine. */
        WRONG_OUTPUTS,
        /** Trained behind another cleaner than this process runs. */
        OTHER_CLEANING,
        /** An architecture or encoder that this release does not know. */
        UNKNOWN_ARCHITECTURE
    }

    private final Reason reason;

    public BundleRefused(Reason reason, String message) {
        this(reason, message, null);
    }

    public BundleRefused(Reason reason, String message, Throwable cause) {
        super(message, cause);
        this.reason = Objects.requireNonNull(reason, "reason");
    }

    public Reason reason() {
        return reason;
    }
}
