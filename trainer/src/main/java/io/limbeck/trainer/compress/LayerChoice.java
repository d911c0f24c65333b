package io.limbeck.trainer.compress;

import io.limbeck.trainer.pretrained.EncoderShape;
import io.limbeck.trainer.pretrained.EncoderWeights;
import io.limbeck.trainer.pretrained.LayerShape;
import io.limbeck.trainer.pretrained.TensorShape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Where a small encoder starts: some layers of a large one, one above the other (Sun et al., 2019, arXiv:1908.09355). */
public final class LayerChoice {
    private static final String POSITIONS = "embeddings.position_embeddings.weight";

    private LayerChoice() {}

    /**
     * @param layers of {@code encoder}, counted from 0, from the input up
     * @param positions the longest input from now on
     * @throws IllegalArgumentException the encoder has no such layer, or fewer positions
     */
    public static EncoderWeights of(EncoderWeights encoder, List<Integer> layers, int positions) {
        EncoderShape large = encoder.shape();
        if (positions > large.positions()) {
            throw new IllegalArgumentException("the encoder has " + large.positions() + " positions, not " + positions);
        }
        List<LayerShape> shapes = new ArrayList<>();
        for (int layer : layers) {
            if (layer < 0 || layer >= large.layers().size()) {
                throw new IllegalArgumentException(
                        "the encoder has " + large.layers().size() + " layers, none of number " + layer);
            }
            shapes.add(large.layers().get(layer));
        }
        EncoderShape small =
                new EncoderShape(large.vocabulary(), positions, large.types(), large.hidden(), shapes, large.epsilon());
        Map<String, float[]> tensors = new HashMap<>();
        for (TensorShape tensor : small.tensors()) {
            tensors.put(tensor.name(), encoder.tensor(origin(tensor.name(), layers)));
        }
        tensors.computeIfPresent(POSITIONS, (name, all) -> Arrays.copyOf(all, positions * large.hidden()));
        return new EncoderWeights(small, tensors);
    }

    /** What a tensor of the small encoder is called in the large one. */
    private static String origin(String name, List<Integer> layers) {
        for (int i = 0; i < layers.size(); i++) {
            if (name.startsWith(EncoderShape.layer(i))) {
                return EncoderShape.layer(layers.get(i))
                        + name.substring(EncoderShape.layer(i).length());
            }
        }
        return name;
    }
}
