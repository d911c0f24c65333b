package io.limbeck.trainer.pretrained;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

class OnnxEncoderTest {
    private final EncoderWeights weights = TinyEncoder.weights();
    private final ExportedGraph exported = new ExportedGraph(weights);

    @Test
    void findsAnonymousWeightsThroughTheNodesThatMultiplyByThem() throws IOException {
        EncoderWeights read = read();

        assertThat(read.shape().layers()).isEqualTo(TinyEncoder.SHAPE.layers());
        assertThat(read.shape().epsilon()).isEqualTo((double) 1e-12f);
        for (TensorShape tensor : TinyEncoder.SHAPE.tensors()) {
            assertThat(read.tensor(tensor.name())).as(tensor.name()).isEqualTo(weights.tensor(tensor.name()));
        }
    }

    @Test
    void namesTheNodeThatIsMissing() {
        without(node -> node.getName().equals("/encoder/layer.1/output/dense/MatMul"));

        refuses("there is neither a tensor encoder.layer.1.output.dense.weight nor a node"
                + " /encoder/layer.1/output/dense/MatMul that multiplies by one");
    }

    @Test
    void namesTheTensorThatIsMissing() {
        GraphProto all = exported.graph.build();
        exported.graph.clearInitializer();
        all.getInitializerList().stream()
                .filter(tensor -> !tensor.getName().equals("embeddings.LayerNorm.weight"))
                .forEach(exported.graph::addInitializer);

        refuses("there is no tensor embeddings.LayerNorm.weight");
    }

    @Test
    void saysWhereHeadsCannotBeCounted() {
        without(node -> node.getOpType().equals("Reshape"));

        refuses("no node splits /encoder/layer.0/attention/self/query/Add into a constant number of heads");
    }

    @Test
    void refusesNumbersThatAreKeptElsewhere() {
        TensorProto first = exported.graph.getInitializer(0);
        exported.graph.setInitializer(0, first.toBuilder().setDataLocation(TensorProto.DataLocation.EXTERNAL));

        refuses("embeddings.word_embeddings.weight is kept outside the ONNX file, in external data");
    }

    @Test
    void refusesQuantisedWeights() {
        TensorProto first = exported.graph.getInitializer(0);
        exported.graph.setInitializer(0, first.toBuilder().setDataType(TensorProto.DataType.INT8_VALUE));

        refuses("embeddings.word_embeddings.weight is of ONNX data type INT8, not of floating point");
    }

    @Test
    void refusesOtherFamilies() {
        exported.graph.addNode(NodeProto.newBuilder().setOpType("CumSum").setName("/embeddings/CumSum"));
        refuses("the graph counts positions from the padding, as RoBERTa does and BERT not");

        exported.graph.removeNode(exported.graph.getNodeCount() - 1);
        without(node -> node.getOpType().equals("Erf"));
        refuses("the graph has no exact GELU");

        exported.graph.clearInitializer();
        refuses("there is no tensor embeddings.word_embeddings.weight");
    }

    @Test
    void refusesWhatIsNoOnnx() {
        assertThatThrownBy(() ->
                        OnnxEncoder.read(new ByteArrayInputStream("not an ONNX file".getBytes(StandardCharsets.UTF_8))))
                .isInstanceOf(IOException.class);
    }

    private void without(Predicate<NodeProto> which) {
        GraphProto all = exported.graph.build();
        exported.graph.clearNode();
        all.getNodeList().stream().filter(which.negate()).forEach(exported.graph::addNode);
    }

    private EncoderWeights read() throws IOException {
        return OnnxEncoder.read(new ByteArrayInputStream(exported.bytes()));
    }

    private void refuses(String message) {
        assertThatThrownBy(this::read)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }
}
