package io.limbeck.trainer.compress;

/**
 * How often which numbers occur in a tensor: counted by their first sixteen bits, which are sign, exponent and seven bits of
 * the mantissa, so that a quantile is right to one part in 128 whatever the numbers' size.
 */
public final class ActivationCounts {
    private static final int KEYS = 1 << 16;

    private final long[] counts = new long[KEYS];
    private long total;

    public void add(float[] values) {
        for (float value : values) {
            counts[key(value)]++;
        }
        total += values.length;
    }

    /**
     * Where all numbers lie but for the {@code outside} farthest ones, half of them at either end.
     *
     * @param outside share of all, e.g. 0.001
     */
    public ActivationRange range(double outside) {
        return new ActivationRange(Math.min(0, quantile(outside / 2)), Math.max(0, quantile(1 - outside / 2)));
    }

    private float quantile(double share) {
        long before = Math.round(share * total);
        long seen = 0;
        int key = 0;
        while (key < KEYS - 1 && seen + counts[key] < Math.max(1, before)) {
            seen += counts[key++];
        }
        return value(key);
    }

    /** Ascending with the value. */
    private static int key(float value) {
        int bits = Float.floatToIntBits(value) >>> 16;
        return value < 0 ? KEYS / 2 - 1 - (bits & 0x7fff) : KEYS / 2 + (bits & 0x7fff);
    }

    /** The number farthest from 0 that has the key. */
    private static float value(int key) {
        return key < KEYS / 2
                ? -Float.intBitsToFloat((KEYS / 2 - 1 - key) << 16 | 0xffff)
                : Float.intBitsToFloat((key - KEYS / 2) << 16 | 0xffff);
    }
}
