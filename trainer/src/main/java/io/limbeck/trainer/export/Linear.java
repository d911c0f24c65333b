package io.limbeck.trainer.export;

/**
 * A layer that answers {@code input · weightᵀ + bias}.
 *
 * @param weight {@code [out, in]}
 * @param bias {@code [out]}
 */
@SuppressWarnings("ArrayRecordComponent") // shared read-only
record Linear(String name, Matrix weight, float[] bias) {

    static Linear of(String name, float[] weight, float[] bias) {
        return new Linear(name, new Matrix(name + ".weight", bias.length, weight.length / bias.length, weight), bias);
    }
}
