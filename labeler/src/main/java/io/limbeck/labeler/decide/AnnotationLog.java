package io.limbeck.labeler.decide;

import io.limbeck.schemas.Annotation;

/** Where answers are written before anybody is told that they arrived. */
public interface AnnotationLog {

    /**
     * Returns once {@code annotation} is kept for good.
     *
     * @throws NotWrittenException it may or may not have been kept; the same answer can be sent again
     */
    void write(Annotation annotation) throws NotWrittenException;

    /** The answer could not be kept now. */
    final class NotWrittenException extends Exception {
        public NotWrittenException(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
