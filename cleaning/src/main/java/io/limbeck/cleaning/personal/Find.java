package io.limbeck.cleaning.personal;

/**
 * A candidate in the scanned text.
 *
 * @param value the same for every way of writing the same thing; what a pseudonym is made of
 */
public record Find(String type, int start, int end, double score, String value) {
    int length() {
        return end - start;
    }

    boolean overlaps(Find other) {
        return start < other.end && other.start < end;
    }
}
