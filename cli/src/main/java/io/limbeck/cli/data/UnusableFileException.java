package io.limbeck.cli.data;

/** A file as a whole cannot be read as what it claims to be; the message says what to do. */
public final class UnusableFileException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public UnusableFileException(String message) {
        super(message);
    }
}
