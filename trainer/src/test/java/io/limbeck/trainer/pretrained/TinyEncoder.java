package io.limbeck.trainer.pretrained;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** A few hundred numbers in the shape of an encoder. */
final class TinyEncoder {
    static final EncoderShape SHAPE =
            new EncoderShape(7, 6, 2, 8, List.of(new LayerShape(2, 4, 5), new LayerShape(1, 4, 3)), 1e-12);

    private TinyEncoder() {}

    static EncoderWeights weights() {
        SplittableRandom random = new SplittableRandom(3);
        Map<String, float[]> tensors = new HashMap<>();
        for (TensorShape tensor : SHAPE.tensors()) {
            float[] values = new float[tensor.size()];
            for (int i = 0; i < values.length; i++) {
                values[i] = (float) random.nextGaussian();
            }
            tensors.put(tensor.name(), values);
        }
        return new EncoderWeights(SHAPE, tensors);
    }
}
