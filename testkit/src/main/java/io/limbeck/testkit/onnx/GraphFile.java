package io.limbeck.testkit.onnx;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto.Dimension;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;

/** The bytes of an ONNX file around a graph, and the inputs and outputs that the graph declares. */
final class GraphFile {
    private static final int IR_VERSION = 8;
    private static final int OPSET = 17;

    private GraphFile() {}

    static byte[] of(GraphProto graph) {
        return ModelProto.newBuilder()
                .setIrVersion(IR_VERSION)
                .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(OPSET))
                .setGraph(graph)
                .build()
                .toByteArray();
    }

    /** @param axes names of axes whose lengths are not fixed */
    static ValueInfoProto value(String name, int type, String... axes) {
        TensorShapeProto.Builder shape = TensorShapeProto.newBuilder();
        for (String axis : axes) {
            shape.addDim(Dimension.newBuilder().setDimParam(axis));
        }
        return ValueInfoProto.newBuilder()
                .setName(name)
                .setType(TypeProto.newBuilder()
                        .setTensorType(
                                TypeProto.Tensor.newBuilder().setElemType(type).setShape(shape)))
                .build();
    }
}
