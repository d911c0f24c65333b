package io.limbeck.cleaning.personal;

/**
 * One piece of personal data.
 *
 * @param start first UTF-16 unit
 * @param end behind the last UTF-16 unit
 * @param score how sure the finder is, in (0, 1]
 */
public record Finding(String type, int start, int end, double score) {
    public Finding {
        if (start < 0 || end <= start) {
            throw new IllegalArgumentException("a find spans at least one character, not " + start + " to " + end);
        }
    }
}
