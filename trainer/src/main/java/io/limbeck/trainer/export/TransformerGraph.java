package io.limbeck.trainer.export;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import io.limbeck.model.encode.GraphInputs;
import io.limbeck.model.encode.TokenIds;
import io.limbeck.trainer.fit.TransformerWeights;
import io.limbeck.trainer.pretrained.EncoderShape;
import io.limbeck.trainer.pretrained.EncoderWeights;
import io.limbeck.trainer.pretrained.LayerShape;
import java.util.Arrays;
import java.util.List;

/**
 * Writes a {@code transformer} student as a graph of ONNX's own operators, in whatever arithmetic. Its patterns are those
 * that ONNX Runtime fuses: residual sums with the layer norm behind them, biases with GELU, products with their scale.
 *
 * <p>Only the first position (CLS) of the last layer is read, so only there that layer computes query, attention and
 * feed-forward; keys and values it computes everywhere. The answer is the same.
 */
final class TransformerGraph {
    static final String POSITIONS = "embeddings.position_embeddings.weight";
    static final String WORDS = "embeddings.word_embeddings.weight";
    static final String HEAD = "classifier";

    /** Behind a layer's name: the shape {@code [0, 0, heads, head width]}. */
    static final String SPLIT = "split";

    /** Behind a layer's name: what its feed-forward part holds within. */
    static final String GELU = "gelu";

    /** Taken from the scores of padding; behind a softmax nothing is left of them. */
    private static final float MASKED = -10_000;

    private final GraphWriter graph;
    private final TransformerWeights student;
    private final EncoderWeights weights;
    private final EncoderShape shape;
    private final Arithmetic arithmetic;

    TransformerGraph(GraphWriter graph, TransformerWeights student, Arithmetic arithmetic) {
        this.graph = graph;
        this.student = student;
        this.weights = student.encoder();
        this.shape = weights.shape();
        this.arithmetic = arithmetic;
    }

    /** Adds inputs, nodes and the output {@link GraphInputs#LOGITS}. */
    void write() {
        graph.input(TokenIds.INPUT_IDS, TensorProto.DataType.INT64, "batch", "length");
        graph.input(TokenIds.ATTENTION_MASK, TensorProto.DataType.INT64, "batch", "length");
        graph.constant("zero", 0L);
        graph.constant("one", 1L);
        graph.constant("two", 2L);
        graph.scalar("axis_of_length", 1L);
        graph.scalar("half", 0.5f);
        graph.scalar("unit", 1f);
        graph.scalar("root_of_two", (float) Math.sqrt(2));
        String mask = mask();
        String x = embeddings();
        int last = shape.layers().size() - 1;
        for (int i = 0; i < last; i++) {
            x = layer(i, x, mask);
        }
        String cls = lastLayer(last, x, mask);
        String logits = new FloatArithmetic().linear(graph, Linear.of(HEAD, student.head(), student.bias()), cls);
        graph.node("Identity", List.of(logits), GraphInputs.LOGITS);
        graph.output(GraphInputs.LOGITS, "batch", Integer.toString(student.classes()));
    }

    /** 0 for what is to be read and {@link #MASKED} for padding, {@code [batch, 1, 1, length]}. */
    private String mask() {
        graph.scalar("masked", MASKED);
        String heads = graph.node("Unsqueeze", List.of(TokenIds.ATTENTION_MASK, "one"), "mask.heads");
        String queries = graph.node("Unsqueeze", List.of(heads, "two"), "mask.queries");
        String floats = graph.node(
                "Cast",
                List.of(queries),
                "mask.floats",
                GraphWriter.attribute("to", TensorProto.DataType.FLOAT.getNumber()));
        String padding = graph.node("Sub", List.of("unit", floats), "mask.padding");
        return graph.node("Mul", List.of(padding, "masked"), "mask.scores");
    }

    /** Words and positions, {@code [batch, length, hidden]}. All tokens are of the first type, so positions carry it. */
    private String embeddings() {
        int hidden = shape.hidden();
        String words = arithmetic.rows(
                graph, new Matrix(WORDS, shape.vocabulary(), hidden, weights.tensor(WORDS)), TokenIds.INPUT_IDS);
        float[] types = weights.tensor("embeddings.token_type_embeddings.weight");
        float[] positions = weights.tensor(POSITIONS).clone();
        for (int i = 0; i < positions.length; i++) {
            positions[i] += types[i % hidden];
        }
        // Counted off the mask: what is padding does not matter, and the shape stays known.
        String count = graph.node("CumSum", List.of(TokenIds.ATTENTION_MASK, "axis_of_length"), "count");
        String places = graph.node("Sub", List.of(count, "one"), "places");
        String used = arithmetic.rows(graph, new Matrix(POSITIONS, shape.positions(), hidden, positions), places);
        return norm("embeddings.LayerNorm", graph.node("Add", List.of(words, used), "embeddings"));
    }

    private String layer(int number, String x, String mask) {
        String name = EncoderShape.layer(number);
        LayerShape layer = shape.layers().get(number);
        graph.constant(name + SPLIT, 0, 0, layer.heads(), layer.headWidth());
        graph.constant(name + "joined", 0, 0, layer.attention());
        String query = turned(name + "query", linear(name, "attention.self.query", x), name, 0, 2, 1, 3);
        String context = attention(name, layer, query, x, mask);
        String back = graph.node("Transpose", List.of(context), name + "back", permutation(0, 2, 1, 3));
        String joined = graph.node("Reshape", List.of(back, name + "joined"), name + "context");
        return feedForward(name, x, joined);
    }

    /** {@code [batch, hidden]} at the first position. */
    private String lastLayer(int number, String x, String mask) {
        String name = EncoderShape.layer(number);
        LayerShape layer = shape.layers().get(number);
        graph.constant(name + SPLIT, 0, 0, layer.heads(), layer.headWidth());
        graph.constant(name + "single", 0, layer.heads(), 1, layer.headWidth());
        graph.constant(name + "joined", 0, layer.attention());
        String first = graph.node("Gather", List.of(x, "zero"), "first", GraphWriter.attribute("axis", 1));
        String cls = graph.node("Squeeze", List.of(first, "one"), "cls");
        String query = graph.node(
                "Reshape", List.of(linear(name, "attention.self.query", cls), name + "single"), name + "query");
        String context = attention(name, layer, query, x, mask);
        return feedForward(name, cls, graph.node("Reshape", List.of(context, name + "joined"), name + "context"));
    }

    /** @param query {@code [batch, heads, queries, head width]}; so is the answer */
    private String attention(String name, LayerShape layer, String query, String x, String mask) {
        String key = turned(name + "key", linear(name, "attention.self.key", x), name, 0, 2, 3, 1);
        String value = turned(name + "value", linear(name, "attention.self.value", x), name, 0, 2, 1, 3);
        String products = graph.node("MatMul", List.of(query, key), name + "products");
        graph.scalar(name + "temperature", (float) Math.sqrt(layer.headWidth()));
        String scores = graph.node("Div", List.of(products, name + "temperature"), name + "scores");
        String seen = graph.node("Add", List.of(scores, mask), name + "seen");
        String shares = graph.node("Softmax", List.of(seen), name + "shares", GraphWriter.attribute("axis", -1));
        return graph.node("MatMul", List.of(shares, value), name + "attended");
    }

    private String turned(String output, String linear, String name, long... axes) {
        String split = graph.node("Reshape", List.of(linear, name + SPLIT), output + ".split");
        return graph.node("Transpose", List.of(split), output, permutation(axes));
    }

    private String feedForward(String name, String x, String context) {
        String attended = linear(name, "attention.output.dense", context);
        String middle = norm(
                name + "attention.output.LayerNorm", graph.node("Add", List.of(attended, x), name + "attention.sum"));
        String active = gelu(name + GELU, linear(name, "intermediate.dense", middle));
        String out = linear(name, "output.dense", active);
        return norm(name + "output.LayerNorm", graph.node("Add", List.of(out, middle), name + "output.sum"));
    }

    /** Hendrycks and Gimpel, 2016, arXiv:1606.08415: x · Φ(x). */
    private String gelu(String name, String x) {
        String scaled = graph.node("Div", List.of(x, "root_of_two"), name + ".scaled");
        String erf = graph.node("Erf", List.of(scaled), name + ".erf");
        String shifted = graph.node("Add", List.of(erf, "unit"), name + ".shifted");
        String product = graph.node("Mul", List.of(x, shifted), name + ".product");
        return graph.node("Mul", List.of(product, "half"), name);
    }

    private String norm(String name, String x) {
        graph.constant(name + ".weight", weights.tensor(name + ".weight"), shape.hidden());
        graph.constant(name + ".bias", weights.tensor(name + ".bias"), shape.hidden());
        return graph.node(
                "LayerNormalization",
                List.of(x, name + ".weight", name + ".bias"),
                name,
                GraphWriter.attribute("axis", -1),
                GraphWriter.attribute("epsilon", (float) shape.epsilon()));
    }

    private String linear(String layer, String part, String x) {
        String name = layer + part;
        return arithmetic.linear(
                graph, Linear.of(name, weights.tensor(name + ".weight"), weights.tensor(name + ".bias")), x);
    }

    private static AttributeProto permutation(long... axes) {
        return GraphWriter.attribute("perm", Arrays.stream(axes).boxed().toList());
    }
}
