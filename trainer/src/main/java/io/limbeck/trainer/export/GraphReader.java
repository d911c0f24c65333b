package io.limbeck.trainer.export;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import com.google.protobuf.InvalidProtocolBufferException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.Map;
import java.util.NoSuchElementException;

/** The constants of a graph that {@link GraphWriter} wrote. Every method fails with {@link NoSuchElementException}. */
final class GraphReader {
    private final Map<String, TensorProto> constants = new HashMap<>();
    private final Map<String, NodeProto> nodes = new HashMap<>();

    GraphReader(byte[] onnx) throws InvalidProtocolBufferException {
        var graph = ModelProto.parseFrom(onnx).getGraph();
        graph.getInitializerList().forEach(tensor -> constants.put(tensor.getName(), tensor));
        graph.getNodeList().forEach(node -> nodes.put(node.getName(), node));
    }

    boolean has(String constant) {
        return constants.containsKey(constant);
    }

    int dimension(String constant, int which) {
        return (int) tensor(constant).getDims(which);
    }

    float[] floats(String constant) {
        ByteBuffer bytes = bytes(constant);
        float[] values = new float[bytes.remaining() / Float.BYTES];
        bytes.asFloatBuffer().get(values);
        return values;
    }

    long[] integers(String constant) {
        ByteBuffer bytes = bytes(constant);
        long[] values = new long[bytes.remaining() / Long.BYTES];
        bytes.asLongBuffer().get(values);
        return values;
    }

    /** A node's attribute that is a number. */
    float number(String node, String attribute) {
        NodeProto found = nodes.get(node);
        if (found == null) {
            throw new NoSuchElementException("no node " + node);
        }
        return found.getAttributeList().stream()
                .filter(candidate -> candidate.getName().equals(attribute))
                .map(AttributeProto::getF)
                .findFirst()
                .orElseThrow();
    }

    private ByteBuffer bytes(String constant) {
        return tensor(constant).getRawData().asReadOnlyByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
    }

    private TensorProto tensor(String constant) {
        TensorProto tensor = constants.get(constant);
        if (tensor == null) {
            throw new NoSuchElementException("no constant " + constant);
        }
        return tensor;
    }
}
