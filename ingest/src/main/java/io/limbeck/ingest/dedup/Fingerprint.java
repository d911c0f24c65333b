package io.limbeck.ingest.dedup;

import io.limbeck.cleaning.personal.KeyedHash;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * Stands for something of a message without giving it away: the first {@value #BYTES} bytes of an HMAC-SHA256 under the
 * user's key.
 */
public record Fingerprint(String hex) {
    static final int BYTES = 16;

    /** @param purpose fingerprints of different purposes are never equal */
    public static Fingerprint of(KeyedHash hash, String purpose, byte[]... parts) {
        byte[] digest = hash.digest("duplicate " + purpose, parts);
        return new Fingerprint(HexFormat.of().formatHex(Arrays.copyOf(digest, BYTES)));
    }
}
