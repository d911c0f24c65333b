package io.limbeck.trainer.export;

import java.util.List;

/** In single precision: MatMul and Add, in which ONNX Runtime finds the patterns that it has faster kernels for. */
class FloatArithmetic implements Arithmetic {

    @Override
    public String rows(GraphWriter graph, Matrix table, String ids) {
        graph.constant(table.name(), table.values(), table.rows(), table.columns());
        return graph.node("Gather", List.of(table.name(), ids), table.name() + ".rows");
    }

    @Override
    public String linear(GraphWriter graph, Linear layer, String input) {
        Matrix turned = layer.weight().transposed();
        graph.constant(turned.name(), turned.values(), turned.rows(), turned.columns());
        String bias = graph.constant(layer.name() + ".bias", layer.bias(), layer.bias().length);
        String product = graph.node("MatMul", List.of(input, turned.name()), layer.name() + ".product");
        return graph.node("Add", List.of(product, bias), layer.name());
    }
}
