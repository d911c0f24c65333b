package io.limbeck.trainer.fit;

import io.limbeck.trainer.pretrained.EncoderShape;
import io.limbeck.trainer.pretrained.EncoderWeights;
import io.limbeck.trainer.pretrained.LayerShape;
import io.limbeck.trainer.pretrained.TensorShape;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/** Networks of which every number can be looked at, and rows for them. */
final class TinyTransformers {
    /** Layers of different heads and widths, one of them with an attention narrower than the rest. */
    static final EncoderShape SHAPE = shape(new LayerShape(2, 2, 6), new LayerShape(1, 3, 5));

    static final int CLASSES = 3;

    static final TokenRows ROWS = new TokenRows(
            new int[][] {{1, 5, 2}, {1, 9, 9, 3, 10, 2}, {4}},
            new int[] {1, TrainingRows.UNLABELLED, 0},
            new float[] {1, 1, 0.5f},
            new float[][] {{2, 0, -1}, {0, 1, 3}, {0.5f, 0, 0}},
            Optional.of(new float[][] {{1, 0, 2, -1}, {0, 3, 1, 0}, {-1, -1, 1, 2}}),
            CLASSES);

    private TinyTransformers() {}

    static EncoderShape shape(LayerShape... layers) {
        return new EncoderShape(11, 6, 2, 4, List.of(layers), 1e-12);
    }

    /** All parameters far from where their gradients vanish. */
    static TransformerWeights weights(EncoderShape shape, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Map<String, float[]> tensors = new HashMap<>();
        shape.tensors().forEach(tensor -> tensors.put(tensor.name(), normal(tensor.size(), random)));
        return new TransformerWeights(
                new EncoderWeights(shape, tensors), normal(CLASSES * shape.hidden(), random), normal(CLASSES, random));
    }

    /** What the parameters of {@link #SHAPE} are called, in the order of gradients. */
    static List<String> names() {
        List<String> names =
                new ArrayList<>(SHAPE.tensors().stream().map(TensorShape::name).toList());
        names.add("head");
        names.add("bias");
        return names;
    }

    /** The parameters, in the order of gradients. */
    static List<float[]> values(TransformerWeights weights) {
        List<float[]> values = new ArrayList<>();
        weights.encoder()
                .shape()
                .tensors()
                .forEach(tensor -> values.add(weights.encoder().tensor(tensor.name())));
        values.add(weights.head());
        values.add(weights.bias());
        return values;
    }

    private static float[] normal(int size, SplittableRandom random) {
        float[] values = new float[size];
        for (int i = 0; i < size; i++) {
            values[i] = (float) (0.6 * random.nextGaussian());
        }
        return values;
    }
}
