package io.limbeck.trainer.export;

/**
 * Numbers with a name, row-major.
 *
 * @param values {@code [rows, columns]}
 */
@SuppressWarnings("ArrayRecordComponent") // shared read-only
record Matrix(String name, int rows, int columns, float[] values) {
    Matrix {
        if (values.length != rows * columns) {
            throw new IllegalArgumentException(name + " is not " + rows + " by " + columns);
        }
    }

    Matrix transposed() {
        float[] turned = new float[values.length];
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                turned[column * rows + row] = values[row * columns + column];
            }
        }
        return new Matrix(name, columns, rows, turned);
    }
}
