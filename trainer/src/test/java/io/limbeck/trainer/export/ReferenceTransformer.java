package io.limbeck.trainer.export;

import io.limbeck.trainer.fit.TransformerWeights;
import io.limbeck.trainer.pretrained.EncoderShape;
import io.limbeck.trainer.pretrained.EncoderWeights;
import io.limbeck.trainer.pretrained.LayerShape;
import java.util.function.DoubleUnaryOperator;

/** A transformer student in plain Java and double precision, one record at a time and without any padding. */
final class ReferenceTransformer {
    private final TransformerWeights student;
    private final EncoderWeights weights;
    private final EncoderShape shape;

    ReferenceTransformer(TransformerWeights student) {
        this.student = student;
        this.weights = student.encoder();
        this.shape = weights.shape();
    }

    double[] logits(long[] ids) {
        int hidden = shape.hidden();
        double[][] x = new double[ids.length][hidden];
        for (int place = 0; place < ids.length; place++) {
            for (int i = 0; i < hidden; i++) {
                x[place][i] = weights.tensor("embeddings.word_embeddings.weight")[(int) ids[place] * hidden + i]
                        + (double) weights.tensor("embeddings.position_embeddings.weight")[place * hidden + i]
                        + weights.tensor("embeddings.token_type_embeddings.weight")[i];
            }
        }
        x = norm("embeddings.LayerNorm", x);
        for (int layer = 0; layer < shape.layers().size(); layer++) {
            x = layer(EncoderShape.layer(layer), shape.layers().get(layer), x);
        }
        double[] logits = new double[student.classes()];
        for (int k = 0; k < logits.length; k++) {
            logits[k] = student.bias()[k];
            for (int i = 0; i < hidden; i++) {
                logits[k] += x[0][i] * student.head()[k * hidden + i];
            }
        }
        return logits;
    }

    private double[][] layer(String name, LayerShape layer, double[][] x) {
        double[][] query = linear(name + "attention.self.query", x);
        double[][] key = linear(name + "attention.self.key", x);
        double[][] value = linear(name + "attention.self.value", x);
        double[][] context = new double[x.length][layer.attention()];
        for (int head = 0; head < layer.heads(); head++) {
            int from = head * layer.headWidth();
            for (int q = 0; q < x.length; q++) {
                double[] shares = new double[x.length];
                double sum = 0;
                for (int k = 0; k < x.length; k++) {
                    double score = 0;
                    for (int i = from; i < from + layer.headWidth(); i++) {
                        score += query[q][i] * key[k][i];
                    }
                    shares[k] = Math.exp(score / Math.sqrt(layer.headWidth()));
                    sum += shares[k];
                }
                for (int k = 0; k < x.length; k++) {
                    for (int i = from; i < from + layer.headWidth(); i++) {
                        context[q][i] += shares[k] / sum * value[k][i];
                    }
                }
            }
        }
        double[][] middle =
                norm(name + "attention.output.LayerNorm", sum(x, linear(name + "attention.output.dense", context)));
        double[][] active = each(linear(name + "intermediate.dense", middle), ReferenceTransformer::gelu);
        return norm(name + "output.LayerNorm", sum(middle, linear(name + "output.dense", active)));
    }

    private double[][] linear(String name, double[][] x) {
        float[] weight = weights.tensor(name + ".weight");
        float[] bias = weights.tensor(name + ".bias");
        double[][] out = new double[x.length][bias.length];
        for (int row = 0; row < x.length; row++) {
            int in = x[row].length;
            for (int o = 0; o < bias.length; o++) {
                double sum = bias[o];
                for (int i = 0; i < in; i++) {
                    sum += x[row][i] * weight[o * in + i];
                }
                out[row][o] = sum;
            }
        }
        return out;
    }

    private double[][] norm(String name, double[][] x) {
        float[] weight = weights.tensor(name + ".weight");
        float[] bias = weights.tensor(name + ".bias");
        double[][] out = new double[x.length][];
        for (int row = 0; row < x.length; row++) {
            double mean = 0;
            double squares = 0;
            for (double v : x[row]) {
                mean += v / x[row].length;
            }
            for (double v : x[row]) {
                squares += (v - mean) * (v - mean) / x[row].length;
            }
            out[row] = new double[x[row].length];
            for (int i = 0; i < out[row].length; i++) {
                out[row][i] = (x[row][i] - mean) / Math.sqrt(squares + shape.epsilon()) * weight[i] + bias[i];
            }
        }
        return out;
    }

    private static double[][] sum(double[][] a, double[][] b) {
        double[][] sum = new double[a.length][a[0].length];
        for (int row = 0; row < a.length; row++) {
            for (int i = 0; i < sum[row].length; i++) {
                sum[row][i] = a[row][i] + b[row][i];
            }
        }
        return sum;
    }

    private static double[][] each(double[][] x, DoubleUnaryOperator f) {
        for (double[] row : x) {
            for (int i = 0; i < row.length; i++) {
                row[i] = f.applyAsDouble(row[i]);
            }
        }
        return x;
    }

    /** x · Φ(x), Φ summed by its series (Marsaglia, 2004), which converges everywhere and is exact for |x| below 6. */
    private static double gelu(double x) {
        if (Math.abs(x) > 6) {
            return x > 0 ? x : 0;
        }
        double term = x;
        double sum = x;
        for (int i = 3; Math.abs(term) > 1e-17; i += 2) {
            term *= x * x / i;
            sum += term;
        }
        return x * (0.5 + sum * Math.exp(-x * x / 2) / Math.sqrt(2 * Math.PI));
    }
}
