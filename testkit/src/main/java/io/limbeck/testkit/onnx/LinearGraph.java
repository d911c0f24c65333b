package io.limbeck.testkit.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import java.util.List;

/**
 * The smallest graph of the {@code ngram} architecture: logits = Σ weight · table[id] + bias. Inputs {@code ids} int64
 * and {@code weights} float, both [batch, features]; output {@code logits} [batch, labels].
 */
public final class LinearGraph {
    private static final int FLOAT = TensorProto.DataType.FLOAT_VALUE;
    private static final int INT64 = TensorProto.DataType.INT64_VALUE;

    private LinearGraph() {}

    /**
     * @param table [rows][labels]
     * @param bias [labels]
     * @return a serialised ONNX model
     */
    public static byte[] of(float[][] table, float[] bias) {
        TensorProto.Builder rows = TensorProto.newBuilder()
                .setName("table")
                .setDataType(FLOAT)
                .addDims(table.length)
                .addDims(bias.length);
        for (float[] row : table) {
            for (float value : row) {
                rows.addFloatData(value);
            }
        }
        TensorProto.Builder biases =
                TensorProto.newBuilder().setName("bias").setDataType(FLOAT).addDims(bias.length);
        for (float value : bias) {
            biases.addFloatData(value);
        }
        TensorProto axis = TensorProto.newBuilder()
                .setName("axis")
                .setDataType(INT64)
                .addDims(1)
                .addInt64Data(1)
                .build();
        GraphProto graph = GraphProto.newBuilder()
                .setName("linear")
                .addInput(GraphFile.value("ids", INT64, "batch", "features"))
                .addInput(GraphFile.value("weights", FLOAT, "batch", "features"))
                .addOutput(GraphFile.value("logits", FLOAT, "batch", "labels"))
                .addInitializer(rows)
                .addInitializer(biases)
                .addInitializer(axis)
                .addNode(node("Gather", "gathered", "table", "ids")
                        .addAttribute(AttributeProto.newBuilder()
                                .setName("axis")
                                .setType(AttributeProto.AttributeType.INT)
                                .setI(0)))
                .addNode(node("Unsqueeze", "row", "weights", "axis"))
                .addNode(node("MatMul", "product", "row", "gathered"))
                .addNode(node("Squeeze", "sum", "product", "axis"))
                .addNode(node("Add", "logits", "sum", "bias"))
                .build();
        return GraphFile.of(graph);
    }

    private static NodeProto.Builder node(String operator, String output, String... inputs) {
        return NodeProto.newBuilder()
                .setName(output)
                .setOpType(operator)
                .addAllInput(List.of(inputs))
                .addOutput(output);
    }
}
