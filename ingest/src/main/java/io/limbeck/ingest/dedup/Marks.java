package io.limbeck.ingest.dedup;

import java.util.List;

/**
 * What a message is recognised by.
 *
 * @param fingerprints none where no other message can be the same
 * @param enough how many of them another message must have in common to be the same
 */
public record Marks(List<Fingerprint> fingerprints, int enough) {
    public Marks {
        fingerprints = List.copyOf(fingerprints);
        if (enough < 1) {
            throw new IllegalArgumentException("at least one fingerprint must be shared, not " + enough);
        }
    }

    static Marks none() {
        return new Marks(List.of(), 1);
    }
}
