package io.limbeck.cleaning.personal;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * HMAC-SHA256 under the user's key: equal inputs give equal outputs, and without the key nobody can try values until one
 * fits. A purpose keeps the hashes of one use from matching those of another. Thread-safe.
 */
public final class KeyedHash {
    private static final String ALGORITHM = "HmacSHA256";

    /** Finding and keying one takes longer than using it. */
    private final ThreadLocal<Mac> macs;

    private KeyedHash(SecretKeySpec key) {
        this.macs = ThreadLocal.withInitial(() -> keyed(key));
    }

    /** @param key not blank; where it comes from is the settings' matter */
    public static KeyedHash of(String key) {
        if (key.isBlank()) {
            throw new IllegalArgumentException("a key must not be blank");
        }
        return new KeyedHash(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), ALGORITHM));
    }

    /** 32 bytes; the parts are told apart by their lengths. */
    public byte[] digest(String purpose, byte[]... parts) {
        Mac mac = macs.get();
        update(mac, purpose.getBytes(StandardCharsets.UTF_8));
        for (byte[] part : parts) {
            update(mac, part);
        }
        return mac.doFinal();
    }

    private static Mac keyed(SecretKeySpec key) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }

    private static void update(Mac mac, byte[] part) {
        for (int shift = 24; shift >= 0; shift -= 8) {
            mac.update((byte) (part.length >>> shift));
        }
        mac.update(part);
    }
}
