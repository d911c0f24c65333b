package io.limbeck.trainer.export;

import io.limbeck.trainer.fit.TransformerWeights;
import io.limbeck.trainer.pretrained.EncoderShape;
import io.limbeck.trainer.pretrained.EncoderWeights;
import io.limbeck.trainer.pretrained.LayerShape;
import io.limbeck.trainer.pretrained.TensorShape;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Students that learned nothing, with numbers of the size that trained ones have. */
public final class RandomTransformer {
    private RandomTransformer() {}

    /** Layers of different widths, none of which is the hidden width. */
    public static TransformerWeights uneven(int vocabulary, int classes) {
        return of(
                new EncoderShape(
                        vocabulary,
                        40,
                        2,
                        24,
                        List.of(new LayerShape(3, 8, 40), new LayerShape(2, 10, 56), new LayerShape(4, 5, 32)),
                        1e-12),
                classes);
    }

    public static TransformerWeights of(EncoderShape shape, int classes) {
        Random random = new Random(11);
        Map<String, float[]> tensors = new HashMap<>();
        for (TensorShape tensor : shape.tensors()) {
            boolean linear = tensor.dimensions().size() == 2 && tensor.name().startsWith("encoder");
            double width = linear ? 1.5 / Math.sqrt(tensor.dimensions().get(1)) : 0.2;
            double middle = tensor.name().endsWith("LayerNorm.weight") ? 1 : 0;
            tensors.put(tensor.name(), gaussian(random, tensor.size(), width, middle));
        }
        return new TransformerWeights(
                new EncoderWeights(shape, tensors),
                gaussian(random, classes * shape.hidden(), 0.5, 0),
                gaussian(random, classes, 0.2, 0));
    }

    private static float[] gaussian(Random random, int length, double width, double middle) {
        float[] values = new float[length];
        for (int i = 0; i < length; i++) {
            values[i] = (float) (middle + width * random.nextGaussian());
        }
        return values;
    }
}
