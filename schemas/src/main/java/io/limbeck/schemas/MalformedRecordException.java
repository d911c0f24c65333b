package io.limbeck.schemas;

/** The bytes are not a single-object encoded record of the expected type. */
public final class MalformedRecordException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    MalformedRecordException(Class<?> type, Class<? extends Exception> fault) {
        super("not a single-object encoded " + type.getSimpleName() + " (" + fault.getSimpleName() + ")");
    }
}
