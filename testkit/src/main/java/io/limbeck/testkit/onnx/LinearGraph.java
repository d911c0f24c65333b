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
        return GraphFile.of(summing(table, bias, "ids")
                .addInput(GraphFile.value("ids", INT64, "batch", "features"))
                .addInput(GraphFile.value("weights", FLOAT, "batch", "features"))
                .build());
    }

    /**
     * The same of the {@code transformer} architecture: inputs {@code input_ids} and {@code attention_mask}, both int64
     * [batch, length]; each token weighs as much as its mask says.
     */
    public static byte[] ofTokens(float[][] table, float[] bias) {
        return GraphFile.of(summing(table, bias, "input_ids")
                .addInput(GraphFile.value("input_ids", INT64, "batch", "length"))
                .addInput(GraphFile.value("attention_mask", INT64, "batch", "length"))
                .addNode(
                        0,
                        node("Cast", "weights", "attention_mask")
                                .addAttribute(AttributeProto.newBuilder()
                                        .setName("to")
                                        .setType(AttributeProto.AttributeType.INT)
                                        .setI(FLOAT)))
                .build());
    }

    private static GraphProto.Builder summing(float[][] table, float[] bias, String ids) {
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
        return GraphProto.newBuilder()
                .setName("linear")
                .addOutput(GraphFile.value("logits", FLOAT, "batch", "labels"))
                .addInitializer(rows)
                .addInitializer(biases)
                .addInitializer(axis)
                .addNode(node("Gather", "gathered", "table", ids)
                        .addAttribute(AttributeProto.newBuilder()
                                .setName("axis")
                                .setType(AttributeProto.AttributeType.INT)
                                .setI(0)))
                .addNode(node("Unsqueeze", "row", "weights", "axis"))
                .addNode(node("MatMul", "product", "row", "gathered"))
                .addNode(node("Squeeze", "sum", "product", "axis"))
                .addNode(node("Add", "logits", "sum", "bias"));
    }

    private static NodeProto.Builder node(String operator, String output, String... inputs) {
        return NodeProto.newBuilder()
                .setName(output)
                .setOpType(operator)
                .addAllInput(List.of(inputs))
                .addOutput(output);
    }
}
