package io.limbeck.trainer.export;

import com.google.protobuf.InvalidProtocolBufferException;
import io.limbeck.trainer.compress.ActivationRange;
import io.limbeck.trainer.fit.TransformerWeights;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;

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
     * The graph in bytes, which ONNX Runtime alone can run: its products of bytes are an operator of its own.
     *
     * @param ranges of what linear layers read, by the names of {@link #observed}; a layer whose input has none stays in
     *     single precision
     */
    public static byte[] int8(TransformerWeights student, Map<String, ActivationRange> ranges) {
        GraphWriter graph = new GraphWriter("transformer-int8");
        new TransformerGraph(graph, student, new ByteArithmetic(ranges)).write();
        return graph.model();
    }

    /** The graph of {@link #fp32} with further outputs: all that linear layers of the encoder read. */
    public static byte[] observed(TransformerWeights student) {
        GraphWriter graph = new GraphWriter("transformer-observed");
        Set<String> inputs = new LinkedHashSet<>();
        FloatArithmetic arithmetic = new FloatArithmetic() {
            @Override
            public String linear(GraphWriter writer, Linear layer, String input) {
                inputs.add(input);
                return super.linear(writer, layer, input);
            }
        };
        new TransformerGraph(graph, student, arithmetic).write();
        inputs.forEach(graph::output);
        return graph.model();
    }

    /** Whether a name of {@link #observed} is that of what stands between the two halves of a feed-forward part. */
    public static boolean isWithinFeedForward(String name) {
        return name.endsWith(TransformerGraph.GELU);
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
