package io.limbeck.trainer.compress;

/**
 * A matrix in signed bytes, each row with a scale of its own: {@code value ≈ byte · scale}.
 *
 * @param values {@code [rows, columns]}, row-major
 * @param scales {@code [rows]}; 0 for a row of zeros
 */
@SuppressWarnings("ArrayRecordComponent") // megabytes, written once
public record SignedBytes(byte[] values, float[] scales) {
    private static final float LARGEST = 127;

    /**
     * Rounds to the nearest step; the largest value of a row is kept exactly.
     *
     * @param matrix {@code [rows, columns]}, row-major
     */
    public static SignedBytes of(float[] matrix, int rows) {
        int columns = matrix.length / rows;
        byte[] values = new byte[matrix.length];
        float[] scales = new float[rows];
        for (int row = 0; row < rows; row++) {
            float largest = 0;
            for (int i = row * columns; i < (row + 1) * columns; i++) {
                largest = Math.max(largest, Math.abs(matrix[i]));
            }
            scales[row] = largest / LARGEST;
            for (int i = row * columns; i < (row + 1) * columns && largest > 0; i++) {
                values[i] = (byte) Math.round(matrix[i] / largest * LARGEST);
            }
        }
        return new SignedBytes(values, scales);
    }

    public int rows() {
        return scales.length;
    }

    /** Size in bytes. */
    public long bytes() {
        return values.length + (long) scales.length * Float.BYTES;
    }
}
