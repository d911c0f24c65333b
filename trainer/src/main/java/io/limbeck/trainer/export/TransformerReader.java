package io.limbeck.trainer.export;

import io.limbeck.trainer.fit.TransformerWeights;
import io.limbeck.trainer.pretrained.EncoderShape;
import io.limbeck.trainer.pretrained.EncoderWeights;
import io.limbeck.trainer.pretrained.LayerShape;
import io.limbeck.trainer.pretrained.TensorShape;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The parameters of a graph that {@link TransformerGraph} wrote in single precision. */
final class TransformerReader {
    private final GraphReader graph;

    TransformerReader(GraphReader graph) {
        this.graph = graph;
    }

    /** Its positions carry the token type, so the type that comes back is all zeros. */
    TransformerWeights student() {
        EncoderShape shape = shape();
        Map<String, float[]> tensors = new HashMap<>();
        for (TensorShape tensor : shape.tensors()) {
            tensors.put(tensor.name(), values(tensor));
        }
        return new TransformerWeights(
                new EncoderWeights(shape, tensors),
                turned(TransformerGraph.HEAD + ".weight", shape.hidden()),
                graph.floats(TransformerGraph.HEAD + ".bias"));
    }

    private EncoderShape shape() {
        int hidden = graph.dimension(TransformerGraph.WORDS, 1);
        List<LayerShape> layers = new ArrayList<>();
        String name = EncoderShape.layer(0);
        while (graph.has(name + TransformerGraph.SPLIT)) {
            long[] split = graph.integers(name + TransformerGraph.SPLIT);
            layers.add(new LayerShape(
                    (int) split[2], (int) split[3], graph.dimension(name + "intermediate.dense.weight", 1)));
            name = EncoderShape.layer(layers.size());
        }
        return new EncoderShape(
                graph.dimension(TransformerGraph.WORDS, 0),
                graph.dimension(TransformerGraph.POSITIONS, 0),
                1,
                hidden,
                layers,
                graph.number("embeddings.LayerNorm", "epsilon"));
    }

    private float[] values(TensorShape tensor) {
        String name = tensor.name();
        if (name.startsWith("embeddings.token_type")) {
            return new float[tensor.size()];
        }
        boolean linear = name.startsWith("encoder") && tensor.dimensions().size() == 2;
        return linear ? turned(name, tensor.dimensions().get(1)) : graph.floats(name);
    }

    /** A linear layer's weight as {@code [out, in]}. */
    private float[] turned(String name, int in) {
        float[] values = graph.floats(name);
        return new Matrix(name, in, values.length / in, values).transposed().values();
    }
}
