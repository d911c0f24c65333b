package io.limbeck.trainer.pretrained;

import java.util.ArrayList;
import java.util.List;

/**
 * What an encoder of the BERT family looks like (Devlin et al., 2019, arXiv:1810.04805): learned positions, layer norms
 * after each part, the exact GELU.
 *
 * @param vocabulary word pieces
 * @param positions the longest input
 * @param types token types
 * @param hidden width of a position between layers
 * @param layers from the input up
 * @param epsilon of the layer norms
 */
public record EncoderShape(
        int vocabulary, int positions, int types, int hidden, List<LayerShape> layers, double epsilon) {
    public EncoderShape {
        layers = List.copyOf(layers);
        if (vocabulary < 1 || positions < 1 || types < 1 || hidden < 1 || layers.isEmpty()) {
            throw new IllegalArgumentException("an encoder's widths are positive and it has a layer");
        }
        if (!(epsilon > 0)) {
            throw new IllegalArgumentException("epsilon must be positive");
        }
    }

    /** Every tensor, in the order of computation. */
    public List<TensorShape> tensors() {
        List<TensorShape> tensors = new ArrayList<>();
        tensors.add(TensorShape.of("embeddings.word_embeddings.weight", vocabulary, hidden));
        tensors.add(TensorShape.of("embeddings.position_embeddings.weight", positions, hidden));
        tensors.add(TensorShape.of("embeddings.token_type_embeddings.weight", types, hidden));
        norm(tensors, "embeddings.LayerNorm");
        for (int i = 0; i < layers.size(); i++) {
            String layer = layer(i);
            int attention = layers.get(i).attention();
            int inner = layers.get(i).inner();
            linear(tensors, layer + "attention.self.query", attention, hidden);
            linear(tensors, layer + "attention.self.key", attention, hidden);
            linear(tensors, layer + "attention.self.value", attention, hidden);
            linear(tensors, layer + "attention.output.dense", hidden, attention);
            norm(tensors, layer + "attention.output.LayerNorm");
            linear(tensors, layer + "intermediate.dense", inner, hidden);
            linear(tensors, layer + "output.dense", hidden, inner);
            norm(tensors, layer + "output.LayerNorm");
        }
        return tensors;
    }

    /** How many numbers it learned. */
    public long parameters() {
        return tensors().stream().mapToLong(TensorShape::size).sum();
    }

    /** What the names of a layer's tensors begin with. */
    public static String layer(int number) {
        return "encoder.layer." + number + ".";
    }

    private void norm(List<TensorShape> tensors, String name) {
        tensors.add(TensorShape.of(name + ".weight", hidden));
        tensors.add(TensorShape.of(name + ".bias", hidden));
    }

    private static void linear(List<TensorShape> tensors, String name, int out, int in) {
        tensors.add(TensorShape.of(name + ".weight", out, in));
        tensors.add(TensorShape.of(name + ".bias", out));
    }
}
