package io.limbeck.trainer.pretrained;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** The numbers of an encoder, by the names of {@link EncoderShape#tensors()}. Shared read-only; nothing is copied. */
public final class EncoderWeights {
    private final EncoderShape shape;
    private final Map<String, float[]> tensors;

    /**
     * @param tensors row-major; names that the shape does not know are left out
     * @throws IllegalArgumentException one is missing, or of another size than the shape says
     */
    public EncoderWeights(EncoderShape shape, Map<String, float[]> tensors) {
        this.shape = Objects.requireNonNull(shape, "shape");
        this.tensors = new LinkedHashMap<>();
        for (TensorShape tensor : shape.tensors()) {
            float[] values = tensors.get(tensor.name());
            if (values == null) {
                throw new IllegalArgumentException("there is no tensor " + tensor.name());
            }
            if (values.length != tensor.size()) {
                throw new IllegalArgumentException(
                        tensor.name() + " has " + values.length + " numbers, not " + tensor.dimensions());
            }
            this.tensors.put(tensor.name(), values);
        }
    }

    public EncoderShape shape() {
        return shape;
    }

    /** @throws IllegalArgumentException the shape has no such tensor */
    public float[] tensor(String name) {
        float[] values = tensors.get(name);
        if (values == null) {
            throw new IllegalArgumentException("there is no tensor " + name);
        }
        return values;
    }
}
