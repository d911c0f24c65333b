package io.limbeck.trainer.export;

import com.google.protobuf.InvalidProtocolBufferException;
import io.limbeck.trainer.fit.TransformerWeights;
import java.util.NoSuchElementException;

/**
 * The {@code transformer} student as ONNX. Inputs {@code input_ids} and {@code attention_mask}, both int64
 * {@code [batch, length]}; output {@code logits} float32 {@code [batch, labels]}.
 */
public final class TransformerExport {
    private TransformerExport() {}

    /** The graph in full precision, of ONNX's own operators alone (opset 17). */
    public static byte[] fp32(TransformerWeights student) {
        GraphWriter graph = new GraphWriter("transformer");
        new TransformerGraph(graph, student, new FloatArithmetic()).write();
        return graph.model();
    }

    /**
     * Reads the parameters out of a graph that {@link #fp32} wrote. It has one token type, which is all zeros: positions
     * carry what it added.
     *
     * @throws IllegalArgumentException it is another kind of graph
     */
    public static TransformerWeights read(byte[] onnx) {
        try {
            return new TransformerReader(new GraphReader(onnx)).student();
        } catch (InvalidProtocolBufferException | NoSuchElementException e) {
            throw new IllegalArgumentException("not the graph of a transformer student", e);
        }
    }
}
