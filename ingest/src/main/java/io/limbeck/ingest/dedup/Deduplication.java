package io.limbeck.ingest.dedup;

import io.limbeck.ingest.dedup.Seen.Entry;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * Tells duplicates by the stream's own time, never by a clock: reading the same partition again gives the same answers,
 * however fast or late it is read. What was deleted since has not come before.
 */
public final class Deduplication {
    /** Of many that share a fingerprint the latest are compared: a phrase that all have must not cost all of them. */
    private static final int COMPARED = 16;

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
    public boolean isFirst(Marks marks, Entry message, long streamTime) {
        Map<Entry, Integer> shared = new HashMap<>();
        for (Fingerprint fingerprint : marks.fingerprints()) {
            for (Entry earlier : seen.within(fingerprint, begin(streamTime), streamTime, COMPARED)) {
                if (shared.merge(earlier, 1, Integer::sum) == marks.enough() && !isDeleted(earlier, streamTime)) {
                    return false;
                }
            }
        }
        marks.fingerprints().forEach(fingerprint -> seen.enter(fingerprint, message, streamTime));
        return true;
    }

    /** @param message the delete, with the id of the record that is gone */
    public void deleted(Entry message, long streamTime) {
        // No mark of a record is made of its id alone, so this fingerprint is free to mean its deletes.
        seen.enter(message.id(), message, streamTime);
    }

    private boolean isDeleted(Entry earlier, long streamTime) {
        return seen.within(earlier.id(), begin(streamTime), streamTime, 1).stream()
                .anyMatch(delete -> delete.offset() > earlier.offset());
    }

    private long begin(long streamTime) {
        return Math.max(0, streamTime - window);
    }
}
