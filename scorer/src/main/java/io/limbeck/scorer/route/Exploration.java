package io.limbeck.scorer.route;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * Draws a fixed share of all records for people to look at, whatever the model says of them: the only sample from which
 * honest figures can be had. The draw is a hash of the id, so a record that is scored twice is drawn twice or never.
 */
public final class Exploration {
    /** 2^53: doubles below one, evenly. */
    private static final double RESOLUTION = 0x1.0p53;

    private final String seed;
    private final double rate;

    /**
     * @param seed tells apart tasks that see the same ids
     * @param rate the share, in [0, 1]
     */
    public Exploration(String seed, double rate) {
        if (!(rate >= 0 && rate <= 1)) {
            throw new IllegalArgumentException("explorationRate must lie in 0..1, is " + rate);
        }
        this.seed = seed;
        this.rate = rate;
    }

    public double rate() {
        return rate;
    }

    public boolean draws(String id) {
        return rate > 0 && uniform(id) < rate;
    }

    /** The first 53 bits of SHA-256 as a number in [0, 1). */
    private double uniform(String id) {
        byte[] digest = sha256().digest((seed + "\u0000" + id).getBytes(StandardCharsets.UTF_8));
        long bits = 0;
        for (int i = 0; i < Long.BYTES; i++) {
            bits = (bits << Byte.SIZE) | (digest[i] & 0xFF);
        }
        return (bits >>> 11) / RESOLUTION;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }
}
