package io.limbeck.trainer.collect;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Objects;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Sorts rows into {@link Part}s by a keyed hash of their {@link Fingerprint}: a row stays in its part for ever and in
 * every process that knows the key, rows of like content go together, and nobody without the key can aim at the gate.
 */
public final class Splitter {
    private final SecretKeySpec key;

    /** @param key any words; the same on every start */
    public Splitter(String key) {
        Objects.requireNonNull(key, "key");
        this.key = new SecretKeySpec(("limbeck-split:" + key).getBytes(StandardCharsets.UTF_8), "HmacSHA256");
    }

    public Part part(String fingerprint) {
        int percent = (int) Long.remainderUnsigned(hash(fingerprint), 100);
        if (percent < 10) {
            return Part.GATE;
        }
        if (percent < 15) {
            return Part.CALIBRATION;
        }
        return percent < 20 ? Part.VALIDATION : Part.TRAIN;
    }

    /** A second, independent draw: which of {@code folds} the fingerprint falls into. */
    public int fold(String fingerprint, int folds) {
        return (int) Long.remainderUnsigned(hash("fold:" + fingerprint), folds);
    }

    /** A third draw, of a record: samples take the lowest. */
    long draw(String id) {
        return hash("draw:" + id);
    }

    private long hash(String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return ByteBuffer.wrap(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)))
                    .getLong();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HmacSHA256", e);
        }
    }
}
