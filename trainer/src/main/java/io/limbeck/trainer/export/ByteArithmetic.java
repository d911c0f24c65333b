package io.limbeck.trainer.export;

import ai.onnx.proto.OnnxMl.TensorProto;
import io.limbeck.trainer.compress.ActivationRange;
import io.limbeck.trainer.compress.SignedBytes;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * In bytes: tables with one scale a row; linear layers as a product of unsigned bytes, by a scale fixed in advance, with
 * signed ones, by one scale an output. No scale depends on the input.
 */
final class ByteArithmetic implements Arithmetic {
    private final Map<String, ActivationRange> ranges;
    private final Set<String> quantised = new HashSet<>();
    private final Arithmetic wide = new FloatArithmetic();

    /** @param ranges of the inputs of linear layers, by name; what reads others stays in single precision */
    ByteArithmetic(Map<String, ActivationRange> ranges) {
        this.ranges = Map.copyOf(ranges);
    }

    @Override
    public String rows(GraphWriter graph, Matrix table, String ids) {
        SignedBytes bytes = SignedBytes.of(table.values(), table.rows());
        graph.constant(table.name(), bytes.values(), table.rows(), table.columns());
        graph.constant(table.name() + ".scales", bytes.scales(), table.rows(), 1);
        String rows = graph.node("Gather", List.of(table.name(), ids), table.name() + ".bytes");
        String floats = graph.node(
                "Cast",
                List.of(rows),
                table.name() + ".floats",
                GraphWriter.attribute("to", TensorProto.DataType.FLOAT.getNumber()));
        String scales = graph.node("Gather", List.of(table.name() + ".scales", ids), table.name() + ".row_scales");
        return graph.node("Mul", List.of(floats, scales), table.name() + ".rows");
    }

    @Override
    public String linear(GraphWriter graph, Linear layer, String input) {
        ActivationRange range = ranges.get(input);
        if (range == null) {
            return wide.linear(graph, layer, input);
        }
        Matrix weight = layer.weight();
        SignedBytes bytes = SignedBytes.of(weight.values(), weight.rows());
        graph.constant(weight.name(), turned(bytes.values(), weight.rows()), weight.columns(), weight.rows());
        graph.constant(weight.name() + ".scales", bytes.scales(), weight.rows());
        graph.constant(layer.name() + ".bias", layer.bias(), layer.bias().length);
        if (quantised.add(input)) {
            graph.scalar(input + ".scale", range.scale());
            graph.scalar(input + ".zero_point", (byte) range.zeroPoint());
            graph.node("QuantizeLinear", List.of(input, input + ".scale", input + ".zero_point"), input + ".bytes");
        }
        return graph.runtimeNode(
                "MatMulIntegerToFloat",
                List.of(
                        input + ".bytes",
                        weight.name(),
                        input + ".scale",
                        weight.name() + ".scales",
                        input + ".zero_point",
                        "",
                        layer.name() + ".bias"),
                layer.name());
    }

    private static byte[] turned(byte[] values, int rows) {
        int columns = values.length / rows;
        byte[] turned = new byte[values.length];
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                turned[column * rows + row] = values[row * columns + column];
            }
        }
        return turned;
    }
}
