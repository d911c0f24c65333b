package io.limbeck.trainer.compress;

/**
 * Between which values a tensor's numbers lie, rare ones aside, and so how they become unsigned bytes:
 * {@code byte = round(value / scale) + zeroPoint}. Fixed when the model is made: a scale taken from the input would be one
 * for a whole batch, and a record's answer would depend on its batch-mates.
 *
 * @param low at most 0
 * @param high at least 0
 */
public record ActivationRange(float low, float high) {
    private static final int LEVELS = 255;

    /** So that a tensor of zeros has a scale. */
    private static final float NARROWEST = 1e-6f;

    public ActivationRange {
        if (!(low <= 0 && high >= 0 && Float.isFinite(low) && Float.isFinite(high))) {
            throw new IllegalArgumentException("a range goes from below 0 to above, not from " + low + " to " + high);
        }
    }

    public float scale() {
        return Math.max(high - low, NARROWEST) / LEVELS;
    }

    /** The byte that stands for 0, from 0 to 255. */
    public int zeroPoint() {
        return Math.min(LEVELS, Math.round(-low / scale()));
    }
}
