package io.limbeck.cleaning.personal;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Deterministic authenticated encryption: equal values in equal contexts give equal bytes, so that they can be joined,
 * and nothing else can be learned from them but the value's length. The initialisation vector is synthetic, a keyed hash
 * of context and value, and proves on opening that neither was changed.
 *
 * <p>Rogaway and Shrimpton, Deterministic Authenticated-Encryption (EUROCRYPT 2006), with HMAC-SHA256, cut to 128 bits,
 * as the pseudo-random function and AES-256 in counter mode. Both keys derive from the user's. Thread-safe.
 */
final class SealedValue {
    /** Bytes that sealing adds. */
    static final int OVERHEAD = 16;

    private final KeyedHash hash;
    private final SecretKeySpec key;

    SealedValue(KeyedHash hash) {
        this.hash = hash;
        this.key = new SecretKeySpec(hash.digest("encryption key"), "AES");
    }

    /** @param context what must be the same on opening */
    byte[] seal(byte[] context, byte[] value) {
        byte[] vector = vector(context, value);
        byte[] sealed = Arrays.copyOf(vector, OVERHEAD + value.length);
        System.arraycopy(cipher(Cipher.ENCRYPT_MODE, vector, value), 0, sealed, OVERHEAD, value.length);
        return sealed;
    }

    /** Empty unless these bytes were sealed under this key in this context. */
    Optional<byte[]> open(byte[] context, byte[] sealed) {
        if (sealed.length < OVERHEAD) {
            return Optional.empty();
        }
        byte[] vector = Arrays.copyOf(sealed, OVERHEAD);
        byte[] value = cipher(Cipher.DECRYPT_MODE, vector, Arrays.copyOfRange(sealed, OVERHEAD, sealed.length));
        return MessageDigest.isEqual(vector, vector(context, value)) ? Optional.of(value) : Optional.empty();
    }

    private byte[] vector(byte[] context, byte[] value) {
        return Arrays.copyOf(hash.digest("encryption vector", context, value), OVERHEAD);
    }

    private byte[] cipher(int mode, byte[] vector, byte[] bytes) {
        try {
            Cipher cipher = Cipher.getInstance("AES/CTR/NoPadding");
            cipher.init(mode, key, new IvParameterSpec(vector));
            return cipher.doFinal(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has AES in counter mode", e);
        }
    }
}
