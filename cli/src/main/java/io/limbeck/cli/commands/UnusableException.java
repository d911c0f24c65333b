package io.limbeck.cli.commands;

/** A command cannot do what it was asked; the message says what to do instead. Exit code 2. */
final class UnusableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnusableException(String message) {
        super(message);
    }
}
