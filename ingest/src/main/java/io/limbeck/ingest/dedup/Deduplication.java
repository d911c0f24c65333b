package io.limbeck.ingest.dedup;

import java.time.Duration;

/**
 * Tells duplicates by the stream's own time, never by a clock: reading the same partition again gives the same answers,
 * however fast or late it is read.
 */
public final class Deduplication {
    private final Seen seen;
    private final long window;

    public Deduplication(Seen seen, Duration window) {
        this.seen = seen;
        this.window = window.toMillis();
    }

    /**
     * Whether this is the first of its kind within the window; enters it if so.
     *
     * @param streamTime the latest message time in the partition so far, in milliseconds since 1970; never falls
     */
    public boolean isFirst(Fingerprint fingerprint, long streamTime) {
        if (seen.within(fingerprint, Math.max(0, streamTime - window), streamTime)) {
            return false;
        }
        seen.enter(fingerprint, streamTime);
        return true;
    }
}
