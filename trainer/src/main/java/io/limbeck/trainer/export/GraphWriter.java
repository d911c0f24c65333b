package io.limbeck.trainer.export;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.google.protobuf.ByteString;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/** Builds one ONNX model, node by node in the order of computation. Values are named by whoever adds them. */
final class GraphWriter {
    private static final int IR_VERSION = 8;
    private static final int OPSET = 17;
    private static final String RUNTIME = "com.microsoft";

    private final GraphProto.Builder graph = GraphProto.newBuilder();
    private boolean ofRuntime;

    GraphWriter(String name) {
        graph.setName(name);
    }

    /** @param shape dimensions; a name stands for one that is known only at run time */
    String input(String name, TensorProto.DataType type, String... shape) {
        graph.addInput(value(name, type, shape));
        return name;
    }

    /** @param shape none where it is left to whoever reads the graph */
    void output(String name, String... shape) {
        graph.addOutput(value(name, TensorProto.DataType.FLOAT, shape));
    }

    String constant(String name, float[] values, long... shape) {
        ByteBuffer bytes = ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(values);
        return constant(name, TensorProto.DataType.FLOAT, bytes, shape);
    }

    String constant(String name, byte[] values, long... shape) {
        return constant(name, TensorProto.DataType.INT8, ByteBuffer.wrap(values), shape);
    }

    String scalar(String name, float value) {
        return constant(name, new float[] {value});
    }

    String constant(String name, long... values) {
        return integers(name, values, values.length);
    }

    /** @param value an unsigned byte */
    String scalar(String name, byte value) {
        return constant(name, TensorProto.DataType.UINT8, ByteBuffer.wrap(new byte[] {value}));
    }

    String scalar(String name, long value) {
        return integers(name, new long[] {value});
    }

    /** Adds a node with one output and returns that output's name. */
    String node(String operator, List<String> inputs, String output, AttributeProto... attributes) {
        nodes(operator, inputs, List.of(output), attributes);
        return output;
    }

    /** As {@link #node}, an operator that is ONNX Runtime's own. */
    String runtimeNode(String operator, List<String> inputs, String output, AttributeProto... attributes) {
        ofRuntime = true;
        graph.addNode(described(operator, inputs, List.of(output), attributes).setDomain(RUNTIME));
        return output;
    }

    void nodes(String operator, List<String> inputs, List<String> outputs, AttributeProto... attributes) {
        graph.addNode(described(operator, inputs, outputs, attributes));
    }

    private static NodeProto.Builder described(
            String operator, List<String> inputs, List<String> outputs, AttributeProto... attributes) {
        return NodeProto.newBuilder()
                .setOpType(operator)
                .setName(outputs.get(0))
                .addAllInput(inputs)
                .addAllOutput(outputs)
                .addAllAttribute(List.of(attributes));
    }

    static AttributeProto attribute(String name, long value) {
        return AttributeProto.newBuilder()
                .setName(name)
                .setType(AttributeProto.AttributeType.INT)
                .setI(value)
                .build();
    }

    static AttributeProto attribute(String name, float value) {
        return AttributeProto.newBuilder()
                .setName(name)
                .setType(AttributeProto.AttributeType.FLOAT)
                .setF(value)
                .build();
    }

    static AttributeProto attribute(String name, List<Long> values) {
        return AttributeProto.newBuilder()
                .setName(name)
                .setType(AttributeProto.AttributeType.INTS)
                .addAllInts(values)
                .build();
    }

    byte[] model() {
        ModelProto.Builder model = ModelProto.newBuilder()
                .setIrVersion(IR_VERSION)
                .setProducerName("limbeck")
                .addOpsetImport(OperatorSetIdProto.newBuilder().setDomain("").setVersion(OPSET))
                .setGraph(graph);
        if (ofRuntime) {
            model.addOpsetImport(
                    OperatorSetIdProto.newBuilder().setDomain(RUNTIME).setVersion(1));
        }
        return model.build().toByteArray();
    }

    private String integers(String name, long[] values, long... shape) {
        ByteBuffer bytes = ByteBuffer.allocate(values.length * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asLongBuffer().put(values);
        return constant(name, TensorProto.DataType.INT64, bytes, shape);
    }

    private String constant(String name, TensorProto.DataType type, ByteBuffer bytes, long... shape) {
        TensorProto.Builder tensor = TensorProto.newBuilder()
                .setName(name)
                .setDataType(type.getNumber())
                .setRawData(ByteString.copyFrom(bytes.rewind()));
        for (long dimension : shape) {
            tensor.addDims(dimension);
        }
        graph.addInitializer(tensor);
        return name;
    }

    private static ValueInfoProto value(String name, TensorProto.DataType type, String... shape) {
        TensorShapeProto.Builder dimensions = TensorShapeProto.newBuilder();
        for (String dimension : shape) {
            TensorShapeProto.Dimension.Builder d = TensorShapeProto.Dimension.newBuilder();
            boolean fixed = Character.isDigit(dimension.charAt(0));
            dimensions.addDim(fixed ? d.setDimValue(Long.parseLong(dimension)) : d.setDimParam(dimension));
        }
        TypeProto.Tensor.Builder tensor = TypeProto.Tensor.newBuilder().setElemType(type.getNumber());
        if (shape.length > 0) {
            tensor.setShape(dimensions);
        }
        return ValueInfoProto.newBuilder()
                .setName(name)
                .setType(TypeProto.newBuilder().setTensorType(tensor))
                .build();
    }
}
