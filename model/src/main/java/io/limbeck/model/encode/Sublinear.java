package io.limbeck.model.encode;

/** The weight of occurring often: 1 + ln(times). */
final class Sublinear {
    private static final float[] FEW = new float[64];

    static {
        for (int times = 1; times < FEW.length; times++) {
            FEW[times] = (float) (1 + StrictMath.log(times));
        }
    }

    private Sublinear() {}

    static float of(int times) {
        return times < FEW.length ? FEW[times] : (float) (1 + StrictMath.log(times));
    }
}
