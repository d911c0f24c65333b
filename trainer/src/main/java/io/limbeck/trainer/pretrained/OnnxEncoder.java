package io.limbeck.trainer.pretrained;

import ai.onnx.proto.OnnxMl.NodeProto;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads an encoder of the BERT family out of an ONNX file that PyTorch exported from Hugging Face's model, which is the
 * form in which most sentence encoders are given away.
 *
 * <p>The exporter keeps the names of embeddings, biases and norms. A linear layer's weight it transposes to [in, out] and
 * calls {@code onnx::MatMul_123}; it is found through the node that multiplies by it, which is named for its place in the
 * model. The number of heads stands nowhere but in the shape that the query is given.
 */
public final class OnnxEncoder {
    private static final String WORDS = "embeddings.word_embeddings.weight";

    private final OnnxGraphFile file;
    private final String prefix;

    private OnnxEncoder(OnnxGraphFile file) {
        this.file = file;
        this.prefix = file.tensorName(name -> name.endsWith(WORDS))
                .map(name -> name.substring(0, name.length() - WORDS.length()))
                .orElseThrow(() -> new IllegalArgumentException("there is no tensor " + WORDS));
    }

    /**
     * @param onnx the serialised model, without external data; not closed
     * @throws IOException it cannot be read, or is no ONNX file
     * @throws IllegalArgumentException it holds no such encoder; the message names what is missing
     */
    public static EncoderWeights read(InputStream onnx) throws IOException {
        return new OnnxEncoder(OnnxGraphFile.read(onnx)).weights();
    }

    private EncoderWeights weights() {
        require(
                !file.hasOperator("CumSum"),
                "the graph counts positions from the padding, as RoBERTa does and BERT not");
        require(file.hasOperator("Erf") || file.hasOperator("Gelu"), "the graph has no exact GELU");
        Map<String, float[]> tensors = new HashMap<>();
        EncoderShape shape = shape();
        for (TensorShape tensor : shape.tensors()) {
            tensors.put(tensor.name(), tensor(tensor));
        }
        return new EncoderWeights(shape, tensors);
    }

    private EncoderShape shape() {
        int[] words = file.matrix(prefix + WORDS);
        List<LayerShape> layers = new ArrayList<>();
        while (file.hasTensor(prefix + EncoderShape.layer(layers.size()) + "attention.self.query.bias")) {
            layers.add(layer(EncoderShape.layer(layers.size())));
        }
        require(
                !layers.isEmpty(),
                "there is no tensor " + prefix + EncoderShape.layer(0) + "attention.self.query.bias");
        return new EncoderShape(
                words[0],
                file.matrix(prefix + "embeddings.position_embeddings.weight")[0],
                file.matrix(prefix + "embeddings.token_type_embeddings.weight")[0],
                words[1],
                layers,
                epsilon());
    }

    private LayerShape layer(String layer) {
        int attention = file.floats(prefix + layer + "attention.self.query.bias").length;
        int inner = file.floats(prefix + layer + "intermediate.dense.bias").length;
        int heads = heads(layer, attention);
        return new LayerShape(heads, attention / heads, inner);
    }

    /** The query is reshaped to [batch, length, heads, width of a head]. */
    private int heads(String layer, int attention) {
        String query = node(layer + "attention.self.query") + "/Add";
        long[] split = file.node(query)
                .flatMap(add -> file.reader(add.getOutput(0), "Reshape"))
                .map(reshape -> file.wholes(reshape.getInput(1)))
                .filter(shape -> shape.length == 4 && (shape[2] > 0 || shape[3] > 0))
                .orElseThrow(() ->
                        new IllegalArgumentException("no node splits " + query + " into a constant number of heads"));
        long heads = split[2] > 0 ? split[2] : attention / split[3];
        require(heads > 0 && attention % heads == 0, query + " cannot be split into " + heads + " heads");
        return (int) heads;
    }

    private double epsilon() {
        String norm = node("embeddings.LayerNorm");
        Optional<NodeProto> whole = file.node(norm + "/LayerNormalization");
        if (whole.isPresent()) {
            return OnnxGraphFile.attribute(whole.get(), "epsilon")
                    .map(epsilon -> (double) epsilon.getF())
                    .orElse(1e-5); // what the operator's specification says
        }
        return file.node(norm + "/Add")
                .map(add -> file.floats(add.getInput(1)))
                .filter(values -> values.length == 1)
                .map(values -> (double) values[0])
                .orElseThrow(() -> new IllegalArgumentException("there is no node " + norm + "/Add with an epsilon"));
    }

    private float[] tensor(TensorShape tensor) {
        String name = prefix + tensor.name();
        boolean linear = tensor.dimensions().size() == 2 && !tensor.name().startsWith("embeddings.");
        if (!linear || file.hasTensor(name)) {
            return file.floats(name);
        }
        String product = node(tensor.name().substring(0, tensor.name().length() - ".weight".length())) + "/MatMul";
        String weight = file.node(product)
                .flatMap(node ->
                        node.getInputList().stream().filter(file::hasTensor).findFirst())
                .orElseThrow(() -> new IllegalArgumentException(
                        "there is neither a tensor " + name + " nor a node " + product + " that multiplies by one"));
        int[] dimensions = file.matrix(weight);
        require(
                List.of(dimensions[1], dimensions[0]).equals(tensor.dimensions()),
                product + " does not turn " + tensor.dimensions().get(1) + " numbers into "
                        + tensor.dimensions().get(0));
        return transposed(file.floats(weight), dimensions[0], dimensions[1]);
    }

    /** How the exporter names the nodes of a module: {@code encoder.layer.0.output} is {@code /encoder/layer.0/output}. */
    private String node(String module) {
        return "/" + (prefix + module).replace('.', '/').replaceAll("/layer/(\\d+)/", "/layer.$1/");
    }

    private static float[] transposed(float[] values, int rows, int columns) {
        float[] result = new float[values.length];
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                result[column * rows + row] = values[row * columns + column];
            }
        }
        return result;
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
