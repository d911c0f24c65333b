package io.limbeck.trainer.pretrained;

import java.util.List;

/**
 * One tensor of an encoder.
 *
 * @param name as Hugging Face's {@code BertModel} has it, without a prefix for the model
 * @param dimensions row-major; a linear layer's weight is [out, in]
 */
public record TensorShape(String name, List<Integer> dimensions) {
    public TensorShape {
        dimensions = List.copyOf(dimensions);
    }

    static TensorShape of(String name, Integer... dimensions) {
        return new TensorShape(name, List.of(dimensions));
    }

    /** How many numbers it has. */
    public int size() {
        return dimensions.stream().reduce(1, Math::multiplyExact);
    }
}
