package io.limbeck.trainer.pretrained;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import com.google.protobuf.ByteString;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/** What PyTorch's exporter would write of an encoder, as far as its reader looks: names, tensors and who multiplies by them. */
final class ExportedGraph {
    final GraphProto.Builder graph = GraphProto.newBuilder();
    private final EncoderWeights weights;
    private int anonymous = 100;

    ExportedGraph(EncoderWeights weights) {
        this.weights = weights;
        for (TensorShape tensor : weights.shape().tensors()) {
            boolean linear = tensor.dimensions().size() == 2 && tensor.name().startsWith("encoder.");
            if (linear) {
                product(tensor);
            } else {
                tensor(tensor.name(), tensor.dimensions(), weights.tensor(tensor.name()));
            }
        }
        for (int i = 0; i < weights.shape().layers().size(); i++) {
            LayerShape layer = weights.shape().layers().get(i);
            String query = "/encoder/layer." + i + "/attention/self/query/";
            node("Add", query + "Add", query + "Add_output_0", "bias", query + "MatMul_output_0");
            constant("heads" + i, layer.heads());
            constant("width" + i, layer.headWidth());
            node("Concat", "split" + i, "split" + i + "_output_0", "batch", "length", "heads" + i, "width" + i);
            node("Reshape", "reshape" + i, "reshaped" + i, query + "Add_output_0", "split" + i + "_output_0");
        }
        tensor("epsilon", List.of(), new float[] {(float) weights.shape().epsilon()});
        node("Add", "/embeddings/LayerNorm/Add", "shifted", "variance", "epsilon");
        node("Erf", "/encoder/layer.0/intermediate/intermediate_act_fn/Erf", "erf", "x");
    }

    byte[] bytes() {
        return ModelProto.newBuilder().setGraph(graph).build().toByteArray();
    }

    private void product(TensorShape tensor) {
        int out = tensor.dimensions().get(0);
        int in = tensor.dimensions().get(1);
        float[] transposed = new float[in * out];
        for (int o = 0; o < out; o++) {
            for (int i = 0; i < in; i++) {
                transposed[i * out + o] = weights.tensor(tensor.name())[o * in + i];
            }
        }
        String weight = "onnx::MatMul_" + anonymous++;
        tensor(weight, List.of(in, out), transposed);
        String module =
                "/" + tensor.name().replace(".weight", "").replace('.', '/').replaceAll("layer/(\\d)", "layer.$1");
        node("MatMul", module + "/MatMul", module + "/MatMul_output_0", "x", weight);
    }

    private void tensor(String name, List<Integer> dimensions, float[] values) {
        ByteBuffer bytes = ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(values);
        TensorProto.Builder tensor = graph.addInitializerBuilder()
                .setName(name)
                .setDataType(TensorProto.DataType.FLOAT_VALUE)
                .setRawData(ByteString.copyFrom(bytes));
        dimensions.forEach(tensor::addDims);
    }

    private void constant(String name, long value) {
        TensorProto.Builder one = TensorProto.newBuilder()
                .setDataType(TensorProto.DataType.INT64_VALUE)
                .addDims(1)
                .addInt64Data(value);
        graph.addNode(NodeProto.newBuilder()
                .setOpType("Constant")
                .setName(name + "_node")
                .addOutput(name)
                .addAttribute(AttributeProto.newBuilder().setName("value").setT(one)));
    }

    private void node(String operator, String name, String output, String... inputs) {
        graph.addNode(NodeProto.newBuilder()
                .setOpType(operator)
                .setName(name)
                .addOutput(output)
                .addAllInput(List.of(inputs)));
    }
}
