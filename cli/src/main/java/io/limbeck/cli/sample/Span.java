package io.limbeck.cli.sample;

/**
 * A value that stands in a message, of a known type.
 *
 * @param field where it stands: {@code text}, {@code id} or {@code key}
 * @param start first UTF-16 offset within the field
 * @param end one past the last
 */
public record Span(String field, String type, int start, int end, String value) {
    public Span {
        if (start < 0 || end <= start || end - start != value.length()) {
            throw new IllegalArgumentException("not a span: [" + start + ", " + end + ")");
        }
    }
}
