package io.limbeck.ingest.dedup;

/** Remembers fingerprints with the stream's time at which they came, for at least as long as the window. */
public interface Seen {
    /** Whether {@code fingerprint} was entered at a time in {@code [from, to]}, in milliseconds since 1970. */
    boolean within(Fingerprint fingerprint, long from, long to);

    void enter(Fingerprint fingerprint, long time);
}
