package io.limbeck.trainer.fit;

import io.limbeck.trainer.pretrained.EncoderShape;
import io.limbeck.trainer.pretrained.LayerShape;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A transformer student written down plainly, in double precision, every position of every layer: what the program is
 * held against. Slow; for tiny networks.
 */
final class ReferenceTransformer {
    private final EncoderShape shape;
    /** By the encoder's names, and {@code head} and {@code bias}; may be changed. */
    final Map<String, double[]> parameters = new HashMap<>();

    ReferenceTransformer(TransformerWeights weights) {
        this.shape = weights.encoder().shape();
        shape.tensors()
                .forEach(tensor ->
                        parameters.put(tensor.name(), doubles(weights.encoder().tensor(tensor.name()))));
        parameters.put("head", doubles(weights.head()));
        parameters.put("bias", doubles(weights.bias()));
    }

    /** alpha·T²·KL + (1 - alpha)·CE + match·‖e_s − e_t‖², means over all rows. */
    double loss(TokenRows rows, Distillation loss, double match) {
        double total = 0;
        for (int r = 0; r < rows.size(); r++) {
            double[] vector = vector(rows.tokens()[r]);
            double[] logits = logits(vector);
            double[] student = softmax(logits, loss.temperature());
            double[] teacher = softmax(doubles(rows.teacher()[r]), loss.temperature());
            double kl = 0;
            for (int k = 0; k < student.length; k++) {
                kl += teacher[k] * Math.log(teacher[k] / student[k]);
            }
            total += loss.alpha() * loss.temperature() * loss.temperature() * kl;
            if (rows.gold()[r] >= 0) {
                double ce = -Math.log(softmax(logits, 1)[rows.gold()[r]]);
                total += (1 - loss.alpha()) * rows.weights()[r] * ce;
            }
            if (rows.vectors().isPresent()) {
                double[] mine = unit(vector);
                double[] given = unit(doubles(rows.vectors().get()[r]));
                for (int i = 0; i < mine.length; i++) {
                    total += match * (mine[i] - given[i]) * (mine[i] - given[i]);
                }
            }
        }
        return total / rows.size();
    }

    double[] logits(double[] vector) {
        return linear(vector, "head", "bias");
    }

    /** The encoder's output at the first position. */
    double[] vector(int[] tokens) {
        List<Layer> layers = layers(tokens);
        return layers.get(layers.size() - 1).outputs()[0];
    }

    /**
     * What a layer makes of a text.
     *
     * @param outputs {@code [tokens][hidden]}
     * @param attention {@code [tokens][heads][tokens]}, each token's divided into shares
     */
    @SuppressWarnings("ArrayRecordComponent") // read once
    record Layer(double[][] outputs, double[][][] attention) {}

    /** From the input up. */
    List<Layer> layers(int[] tokens) {
        int hidden = shape.hidden();
        double[][] x = new double[tokens.length][hidden];
        for (int t = 0; t < tokens.length; t++) {
            for (int i = 0; i < hidden; i++) {
                x[t][i] = parameters.get("embeddings.word_embeddings.weight")[tokens[t] * hidden + i]
                        + parameters.get("embeddings.position_embeddings.weight")[t * hidden + i]
                        + parameters.get("embeddings.token_type_embeddings.weight")[i];
            }
            x[t] = norm(x[t], "embeddings.LayerNorm");
        }
        List<Layer> layers = new ArrayList<>();
        for (int i = 0; i < shape.layers().size(); i++) {
            Layer layer = layer(x, shape.layers().get(i), EncoderShape.layer(i));
            layers.add(layer);
            x = layer.outputs();
        }
        return layers;
    }

    private Layer layer(double[][] x, LayerShape layer, String name) {
        int length = x.length;
        double[][] query = new double[length][];
        double[][] key = new double[length][];
        double[][] value = new double[length][];
        for (int t = 0; t < length; t++) {
            query[t] = linear(x[t], name + "attention.self.query");
            key[t] = linear(x[t], name + "attention.self.key");
            value[t] = linear(x[t], name + "attention.self.value");
        }
        double[][] out = new double[length][];
        double[][][] attention = new double[length][layer.heads()][];
        for (int t = 0; t < length; t++) {
            double[] mixed = new double[layer.attention()];
            for (int head = 0; head < layer.heads(); head++) {
                int from = head * layer.headWidth();
                double[] scores = new double[length];
                for (int s = 0; s < length; s++) {
                    for (int i = from; i < from + layer.headWidth(); i++) {
                        scores[s] += query[t][i] * key[s][i];
                    }
                }
                double[] shares = softmax(scores, Math.sqrt(layer.headWidth()));
                attention[t][head] = shares;
                for (int s = 0; s < length; s++) {
                    for (int i = from; i < from + layer.headWidth(); i++) {
                        mixed[i] += shares[s] * value[s][i];
                    }
                }
            }
            double[] attended = norm(
                    sum(x[t], linear(mixed, name + "attention.output.dense")), name + "attention.output.LayerNorm");
            double[] inner = linear(attended, name + "intermediate.dense");
            for (int i = 0; i < inner.length; i++) {
                inner[i] *= normalDistribution(inner[i]);
            }
            out[t] = norm(sum(attended, linear(inner, name + "output.dense")), name + "output.LayerNorm");
        }
        return new Layer(out, attention);
    }

    private double[] linear(double[] x, String name) {
        return linear(x, name + ".weight", name + ".bias");
    }

    private double[] linear(double[] x, String weight, String bias) {
        double[] w = parameters.get(weight);
        double[] out = parameters.get(bias).clone();
        for (int o = 0; o < out.length; o++) {
            for (int i = 0; i < x.length; i++) {
                out[o] += w[o * x.length + i] * x[i];
            }
        }
        return out;
    }

    private double[] norm(double[] x, String name) {
        double mean = 0;
        for (double v : x) {
            mean += v / x.length;
        }
        double variance = 0;
        for (double v : x) {
            variance += (v - mean) * (v - mean) / x.length;
        }
        double[] out = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            out[i] = (x[i] - mean)
                            / Math.sqrt(variance + shape.epsilon())
                            * parameters.get(name + ".weight")[i]
                    + parameters.get(name + ".bias")[i];
        }
        return out;
    }

    /** The standard normal distribution function, by its power series (Abramowitz and Stegun, 26.2.10). */
    private static double normalDistribution(double x) {
        double term = x;
        double sum = x;
        for (int n = 1; n < 200; n++) {
            term *= -x * x / (2 * n);
            sum += term / (2 * n + 1);
        }
        return 0.5 + sum / Math.sqrt(2 * Math.PI);
    }

    private static double[] softmax(double[] scores, double temperature) {
        double[] scaled = scores.clone();
        for (int i = 0; i < scaled.length; i++) {
            scaled[i] /= temperature;
        }
        return Softmax.of(scaled);
    }

    private static double[] sum(double[] a, double[] b) {
        double[] sum = a.clone();
        for (int i = 0; i < sum.length; i++) {
            sum[i] += b[i];
        }
        return sum;
    }

    private static double[] unit(double[] x) {
        double squares = 0;
        for (double v : x) {
            squares += v * v;
        }
        double[] unit = x.clone();
        for (int i = 0; i < unit.length; i++) {
            unit[i] /= Math.sqrt(squares);
        }
        return unit;
    }

    private static double[] doubles(float[] values) {
        double[] doubles = new double[values.length];
        for (int i = 0; i < doubles.length; i++) {
            doubles[i] = values[i];
        }
        return doubles;
    }
}
