package io.limbeck.trainer.compress;

import io.limbeck.trainer.fit.StudentWeights;

/**
 * A student's table in signed bytes, each row with a scale of its own: {@code value ≈ byte · scale}.
 *
 * @param values {@code [buckets, width]}, row-major
 * @param scales {@code [buckets]}; 0 for a row of zeros
 */
@SuppressWarnings("ArrayRecordComponent") // megabytes, written once
public record CompressedTable(byte[] values, float[] scales) {
    private static final float LARGEST = 127;

    /** Rounds to the nearest step; the largest value of a row is kept exactly. */
    public static CompressedTable of(StudentWeights student) {
        int width = student.width();
        float[] table = student.table();
        byte[] values = new byte[table.length];
        float[] scales = new float[student.buckets()];
        for (int row = 0; row < scales.length; row++) {
            float largest = 0;
            for (int i = row * width; i < (row + 1) * width; i++) {
                largest = Math.max(largest, Math.abs(table[i]));
            }
            scales[row] = largest / LARGEST;
            for (int i = row * width; i < (row + 1) * width && largest > 0; i++) {
                values[i] = (byte) Math.round(table[i] / largest * LARGEST);
            }
        }
        return new CompressedTable(values, scales);
    }

    /** Size in bytes. */
    public long bytes() {
        return values.length + (long) scales.length * Float.BYTES;
    }
}
