package io.limbeck.ingest.dedup;

import java.util.List;
import java.util.Objects;

/** Remembers which messages of a partition had a fingerprint, for at least as long as the window. */
public interface Seen {
    /**
     * One message.
     *
     * @param id stands for the id of its record
     * @param offset where it stood in its raw partition
     */
    record Entry(Fingerprint id, long offset) {
        public Entry {
            Objects.requireNonNull(id, "id");
        }
    }

    /**
     * The messages that were entered under {@code fingerprint} at a time in {@code [from, to]}, in milliseconds since
     * 1970: the latest first, at most {@code most}.
     */
    List<Entry> within(Fingerprint fingerprint, long from, long to, int most);

    void enter(Fingerprint fingerprint, Entry entry, long time);
}
