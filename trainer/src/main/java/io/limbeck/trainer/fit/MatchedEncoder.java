package io.limbeck.trainer.fit;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDManager;
import io.limbeck.trainer.pretrained.EncoderShape;
import io.limbeck.trainer.pretrained.LayerShape;
import io.limbeck.trainer.pretrained.TensorShape;
import java.util.List;

/** The encoder that a student is matched with, as inputs of the training program: its first layers, for good. */
final class MatchedEncoder {
    private final NDList inputs;

    private MatchedEncoder(NDArray heads, NDArray chosen, List<NDArray> matrices, List<NDArray> biases) {
        this.inputs = new NDList(heads, chosen);
        inputs.addAll(matrices);
        inputs.addAll(biases);
    }

    /** What the program is given in its place where it does not look: a list of arrays cannot be empty. */
    static MatchedEncoder nobody(PtNDManager manager) {
        ParameterGroup matrices = new ParameterGroup("source_matrices");
        ParameterGroup biases = new ParameterGroup("source_biases");
        matrices.add(manager, new float[1], new Shape(1));
        biases.add(manager, new float[1], new Shape(1));
        return new MatchedEncoder(
                manager.create(new long[1]), manager.create(new long[1]), matrices.parameters(), biases.parameters());
    }

    /** @param manager keeps the arrays as long as it lives */
    static MatchedEncoder of(PtNDManager manager, Matching matching) {
        EncoderShape all = matching.source().shape();
        List<Integer> chosen = matching.layers();
        List<LayerShape> read = all.layers().subList(0, chosen.get(chosen.size() - 1) + 1);
        EncoderShape shape =
                new EncoderShape(all.vocabulary(), all.positions(), all.types(), all.hidden(), read, all.epsilon());
        ParameterGroup matrices = new ParameterGroup("source_matrices");
        ParameterGroup biases = new ParameterGroup("source_biases");
        for (TensorShape tensor : shape.tensors()) {
            (tensor.dimensions().size() > 1 ? matrices : biases).add(manager, matching.source(), tensor);
        }
        return new MatchedEncoder(
                manager.create(read.stream().mapToLong(LayerShape::heads).toArray()),
                manager.create(chosen.stream().mapToLong(Integer::longValue).toArray()),
                matrices.parameters(),
                biases.parameters());
    }

    /** In the order in which the program takes them. */
    NDList inputs() {
        return inputs;
    }
}
