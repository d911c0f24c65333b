package io.limbeck.ingest.dedup;

import io.limbeck.cleaning.personal.KeyedHash;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * Stands for an id and a content without giving either away: the first {@value #BYTES} bytes of an HMAC-SHA256 under the
 * user's key.
 */
public record Fingerprint(String hex) {
    private static final int BYTES = 16;

    public static Fingerprint of(KeyedHash hash, String id, String content) {
        byte[] digest = hash.digest("duplicate", utf8(id), utf8(content));
        return new Fingerprint(HexFormat.of().formatHex(Arrays.copyOf(digest, BYTES)));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
