package io.limbeck.labeler.review;

import io.limbeck.schemas.Record;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.OptionalDouble;

/**
 * Which records people are asked about before there is a model: a bounded sample in which every kind of text turns up
 * early. Texts fall into clusters by their {@link Sketch}; the first of a cluster is always asked, then each with half
 * the chance of the one before. That chance is known before the draw, so it is the row's propensity.
 *
 * <p>The draw is a hash of the id and not a random number: a record read twice is drawn once.
 *
 * @param limit how many records are asked about at most
 */
public record ColdStartSample(int limit) {
    /** Enough for the classes of a task to rarely meet by accident, few enough to be filled by a first few hundred records. */
    public static final int CLUSTERS = 64;

    private static final double TWO_TO_63 = 0x1p63;

    public ColdStartSample {
        if (limit < 1) {
            throw new IllegalArgumentException("a cold start asks about at least 1 record, is " + limit);
        }
    }

    public int cluster(Record record) {
        return Sketch.of(Rendition.of(record)).cluster(CLUSTERS);
    }

    /**
     * The propensity in (0, 1] with which {@code record} is asked for, empty if it is not.
     *
     * @param askedOfCluster how many of the record's cluster were asked
     * @param askedInAll how many were asked
     */
    public OptionalDouble ask(Record record, int askedOfCluster, int askedInAll) {
        if (askedInAll >= limit) {
            return OptionalDouble.empty();
        }
        double chance = Math.scalb(1.0, -Math.min(askedOfCluster, 1000));
        return draw(record.getId()) < chance ? OptionalDouble.of(chance) : OptionalDouble.empty();
    }

    /** Uniform in [0, 1) over ids. */
    private static double draw(String id) {
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256").digest(("cold-start " + id).getBytes(StandardCharsets.UTF_8));
            return (ByteBuffer.wrap(hash).getLong() >>> 1) / TWO_TO_63;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
