package io.limbeck.trainer.pretrained;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.LongStream;

/** What an ONNX file says by name: its nodes, its tensors and the constants among its values. */
final class OnnxGraphFile {
    private final Map<String, NodeProto> nodes = new HashMap<>();
    private final Map<String, NodeProto> producers = new HashMap<>();
    private final Map<String, TensorProto> constants = new HashMap<>();

    private OnnxGraphFile(GraphProto graph) {
        for (TensorProto tensor : graph.getInitializerList()) {
            constants.put(tensor.getName(), tensor);
        }
        for (NodeProto node : graph.getNodeList()) {
            nodes.put(node.getName(), node);
            node.getOutputList().forEach(output -> producers.put(output, node));
            if (node.getOpType().equals("Constant")) {
                attribute(node, "value").ifPresent(value -> constants.put(node.getOutput(0), value.getT()));
            }
        }
    }

    /** @throws IOException it cannot be read, or is no ONNX file */
    static OnnxGraphFile read(InputStream in) throws IOException {
        return new OnnxGraphFile(ModelProto.parseFrom(in).getGraph());
    }

    Optional<String> tensorName(Predicate<String> which) {
        return constants.keySet().stream().filter(which).findFirst();
    }

    boolean hasTensor(String name) {
        return constants.containsKey(name);
    }

    boolean hasOperator(String type) {
        return nodes.values().stream().anyMatch(node -> node.getOpType().equals(type));
    }

    Optional<NodeProto> node(String name) {
        return Optional.ofNullable(nodes.get(name));
    }

    /** The node of a type that reads a value. */
    Optional<NodeProto> reader(String value, String type) {
        return nodes.values().stream()
                .filter(node ->
                        node.getOpType().equals(type) && node.getInputList().contains(value))
                .findFirst();
    }

    /** @throws IllegalArgumentException there is no such tensor, or it is no matrix */
    int[] matrix(String name) {
        List<Long> dimensions = tensor(name).getDimsList();
        if (dimensions.size() != 2) {
            throw new IllegalArgumentException(name + " is no matrix but " + dimensions);
        }
        return dimensions.stream().mapToInt(Math::toIntExact).toArray();
    }

    /** @throws IllegalArgumentException there is no such tensor, or its numbers are elsewhere or of another type */
    float[] floats(String name) {
        TensorProto tensor = tensor(name);
        if (tensor.getDataLocation() == TensorProto.DataLocation.EXTERNAL) {
            throw new IllegalArgumentException(name + " is kept outside the ONNX file, in external data");
        }
        int size = Math.toIntExact(tensor.getDimsList().stream().reduce(1L, Math::multiplyExact));
        NumberFormat format = switch (tensor.getDataType()) {
            case TensorProto.DataType.FLOAT_VALUE -> NumberFormat.F32;
            case TensorProto.DataType.FLOAT16_VALUE -> NumberFormat.F16;
            case TensorProto.DataType.BFLOAT16_VALUE -> NumberFormat.BF16;
            default ->
                throw new IllegalArgumentException(name + " is of ONNX data type "
                        + TensorProto.DataType.forNumber(tensor.getDataType()) + ", not of floating point");
        };
        float[] values = new float[size];
        if (tensor.getFloatDataCount() == size && format == NumberFormat.F32) {
            for (int i = 0; i < size; i++) {
                values[i] = tensor.getFloatData(i);
            }
            return values;
        }
        if (tensor.getRawData().size() != size * (long) format.bytes()) {
            throw new IllegalArgumentException(
                    name + " has " + tensor.getRawData().size() + " bytes for " + size + " numbers");
        }
        format.read(tensor.getRawData().asReadOnlyByteBuffer(), values);
        return values;
    }

    static Optional<AttributeProto> attribute(NodeProto node, String name) {
        return node.getAttributeList().stream()
                .filter(attribute -> attribute.getName().equals(name))
                .findFirst();
    }

    /** The whole numbers of a constant, or of several joined; 0 for one that is known only at run time. */
    long[] wholes(String value) {
        TensorProto constant = constants.get(value);
        if (constant != null && constant.getDataType() == TensorProto.DataType.INT64_VALUE) {
            if (constant.getInt64DataCount() > 0) {
                return constant.getInt64DataList().stream()
                        .mapToLong(Long::longValue)
                        .toArray();
            }
            ByteBuffer raw = constant.getRawData().asReadOnlyByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
            long[] whole = new long[raw.remaining() / Long.BYTES];
            raw.asLongBuffer().get(whole);
            return whole;
        }
        NodeProto producer = producers.get(value);
        if (producer != null && producer.getOpType().equals("Concat")) {
            return producer.getInputList().stream()
                    .flatMapToLong(part -> LongStream.of(wholes(part)))
                    .toArray();
        }
        return new long[1];
    }

    private TensorProto tensor(String name) {
        TensorProto tensor = constants.get(name);
        if (tensor == null) {
            throw new IllegalArgumentException("there is no tensor " + name);
        }
        return tensor;
    }
}
