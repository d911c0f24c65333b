package io.limbeck.trainer.pretrained;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** How numbers of floating point lie in a file, little-endian. */
enum NumberFormat {
    F32(4),
    /** IEEE 754 binary16. */
    F16(2),
    /** The upper half of binary32. */
    BF16(2);

    private final int bytes;

    NumberFormat(int bytes) {
        this.bytes = bytes;
    }

    /** Of one number. */
    int bytes() {
        return bytes;
    }

    /** Fills {@code values} from the buffer's next bytes. */
    void read(ByteBuffer from, float[] values) {
        ByteBuffer source = from.slice().order(ByteOrder.LITTLE_ENDIAN);
        if (this == F32) {
            source.asFloatBuffer().get(values);
            return;
        }
        for (int i = 0; i < values.length; i++) {
            short half = source.getShort();
            values[i] = this == BF16 ? Float.intBitsToFloat(half << 16) : half(half);
        }
    }

    private static float half(short bits) {
        int exponent = (bits >> 10) & 0x1f;
        int fraction = bits & 0x3ff;
        float magnitude;
        if (exponent == 0) {
            magnitude = fraction * 0x1p-24f;
        } else if (exponent == 0x1f) {
            magnitude = fraction == 0 ? Float.POSITIVE_INFINITY : Float.NaN;
        } else {
            magnitude = Float.intBitsToFloat(((exponent + 112) << 23) | (fraction << 13));
        }
        return bits < 0 ? -magnitude : magnitude;
    }
}
