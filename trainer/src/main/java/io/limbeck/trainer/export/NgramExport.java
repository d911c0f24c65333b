package io.limbeck.trainer.export;

import ai.onnx.proto.OnnxMl.TensorProto;
import com.google.protobuf.InvalidProtocolBufferException;
import io.limbeck.model.encode.Features;
import io.limbeck.model.encode.GraphInputs;
import io.limbeck.trainer.compress.SignedBytes;
import io.limbeck.trainer.fit.StudentWeights;
import java.util.List;
import java.util.NoSuchElementException;

/**
 * The {@code ngram} student as ONNX, and back. Inputs {@code ids} int64 and {@code weights} float32, both
 * {@code [batch, features]}; output {@code logits} float32 {@code [batch, labels]}. A feature of weight 0 adds nothing,
 * so rows are padded with id 0 and weight 0.
 */
public final class NgramExport {
    private static final String TABLE = "table";
    private static final String BIAS = "bias";
    private static final String HIDDEN_BIAS = "hidden_bias";
    private static final String OUT = "out";

    private NgramExport() {}

    /** The graph in full precision. */
    public static byte[] fp32(StudentWeights student) {
        GraphWriter graph = start("ngram");
        graph.constant(TABLE, student.table(), student.buckets(), student.width());
        String rows = graph.node("Gather", List.of(TABLE, Features.IDS), "rows");
        return finish(graph, student, rows, Features.WEIGHTS);
    }

    /**
     * The graph over a table of bytes. Each table row has a scale of its own, with which the feature's weight is
     * multiplied; no scale depends on the input, so a record's logits never depend on its batch-mates.
     */
    public static byte[] int8(StudentWeights student, SignedBytes table) {
        GraphWriter graph = start("ngram-int8");
        graph.constant(TABLE, table.values(), student.buckets(), student.width());
        graph.constant("scales", table.scales(), student.buckets());
        String bytes = graph.node("Gather", List.of(TABLE, Features.IDS), "bytes");
        String rows = graph.node(
                "Cast", List.of(bytes), "rows", GraphWriter.attribute("to", TensorProto.DataType.FLOAT.getNumber()));
        String scales = graph.node("Gather", List.of("scales", Features.IDS), "row_scales");
        String weights = graph.node("Mul", List.of(Features.WEIGHTS, scales), "scaled_weights");
        return finish(graph, student, rows, weights);
    }

    /**
     * Reads the parameters out of a graph that {@link #fp32} wrote.
     *
     * @throws IllegalArgumentException it is another kind of graph
     */
    public static StudentWeights read(byte[] onnx) {
        try {
            GraphReader graph = new GraphReader(onnx);
            return new StudentWeights(
                    graph.dimension(BIAS, 0),
                    graph.dimension(HIDDEN_BIAS, 0),
                    graph.dimension(TABLE, 0),
                    graph.floats(TABLE),
                    graph.floats(BIAS),
                    graph.floats(HIDDEN_BIAS),
                    graph.floats(OUT));
        } catch (InvalidProtocolBufferException | NoSuchElementException e) {
            throw new IllegalArgumentException("not the graph of an ngram student", e);
        }
    }

    private static GraphWriter start(String name) {
        GraphWriter graph = new GraphWriter(name);
        graph.input(Features.IDS, TensorProto.DataType.INT64, "batch", "features");
        graph.input(Features.WEIGHTS, TensorProto.DataType.FLOAT, "batch", "features");
        return graph;
    }

    /** From the gathered rows {@code [batch, features, columns]} and their weights {@code [batch, features]} on. */
    private static byte[] finish(GraphWriter graph, StudentWeights student, String rows, String weights) {
        int classes = student.classes();
        graph.constant("middle", 1L);
        graph.constant("widths", classes, student.hidden());
        graph.constant(BIAS, student.bias(), classes);
        graph.constant(HIDDEN_BIAS, student.hiddenBias(), student.hidden());
        graph.constant(OUT, student.out(), classes, student.hidden());
        String across = graph.node("Unsqueeze", List.of(weights, "middle"), "weights_across");
        String sums = graph.node("MatMul", List.of(across, rows), "sums");
        String bag = graph.node("Squeeze", List.of(sums, "middle"), "bag");
        graph.nodes("Split", List.of(bag, "widths"), List.of("wide", "hidden"), GraphWriter.attribute("axis", 1));
        String shifted = graph.node("Add", List.of("hidden", HIDDEN_BIAS), "hidden_shifted");
        String active = graph.node("Relu", List.of(shifted), "hidden_active");
        String deep = graph.node("Gemm", List.of(active, OUT, BIAS), "deep", GraphWriter.attribute("transB", 1));
        graph.node("Add", List.of("wide", deep), GraphInputs.LOGITS);
        graph.output(GraphInputs.LOGITS, "batch", Integer.toString(classes));
        return graph.model();
    }
}
