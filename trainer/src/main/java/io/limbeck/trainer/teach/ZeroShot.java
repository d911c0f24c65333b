package io.limbeck.trainer.teach;

import io.limbeck.trainer.fit.Softmax;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A teacher that has seen no label: a text is most likely of the label whose vector its own is most like. Logits are
 * cosines, divided by a temperature. Cosines of one encoder lie close together, so without labels the temperature cannot be
 * fitted; it is the one at which the mean confidence over unlabelled texts is a given one.
 *
 * <p>A label's vector is that of its sentence. Where these give every label a like share of the texts, it is moved to the
 * middle of the texts that it won, twice, on centred vectors (spherical k-means: Dhillon and Modha 2001). Where shares are
 * uneven it is not: k-means then cuts the large group in two, and loses more than it wins elsewhere.
 *
 * @param labels a unit vector each
 * @param centre taken from every text's vector
 * @param temperature by which cosines are divided
 * @param evenness of the texts among the labels by their sentences alone: how many labels there seem to be, by the entropy
 *     of their shares, over how many there are; in (0, 1]
 */
@SuppressWarnings("ArrayRecordComponent") // compared nowhere
public record ZeroShot(List<float[]> labels, float[] centre, double temperature, double evenness) {
    /** From here on a label's vector is moved. */
    static final double EVEN = 0.9;

    private static final int ROUNDS = 2;
    /** Share of a label's sentence in its moved vector, against 1 for the texts: what keeps the label its own. */
    private static final double ANCHOR = 0.5;

    private static final double COLDEST = 1e-4;
    private static final double HOTTEST = 10;
    private static final int HALVINGS = 40;

    public ZeroShot {
        labels = List.copyOf(labels);
        if (labels.size() < 2) {
            throw new IllegalArgumentException("two labels are needed to tell apart, there are " + labels.size());
        }
    }

    /**
     * @param sentences the vector of each label's sentence
     * @param texts vectors of texts as they come, at least one
     * @param confidence mean probability of the most probable label that these texts shall have
     */
    public static ZeroShot of(List<float[]> sentences, List<float[]> texts, double confidence) {
        float[] nowhere = new float[sentences.get(0).length];
        List<float[]> labels = UnitVectors.around(nowhere, sentences);
        double evenness = evenness(groups(labels, UnitVectors.around(nowhere, texts)), texts.size());
        ZeroShot plain = new ZeroShot(labels, nowhere, 1, evenness);
        ZeroShot chosen = evenness < EVEN ? plain : plain.moved(sentences, texts);
        return new ZeroShot(chosen.labels, chosen.centre, temperature(chosen.logits(texts), confidence), evenness);
    }

    /** Logits {@code [texts][labels]}. */
    public float[][] logits(List<float[]> texts) {
        float[][] logits = new float[texts.size()][];
        List<float[]> units = UnitVectors.around(centre, texts);
        for (int r = 0; r < logits.length; r++) {
            logits[r] = cosines(units.get(r), labels);
            for (int k = 0; k < logits[r].length; k++) {
                logits[r][k] /= (float) temperature;
            }
        }
        return logits;
    }

    /** Mean probability of the most probable label. */
    static double confidence(float[][] logits, double temperature) {
        double sum = 0;
        for (float[] row : logits) {
            sum += Softmax.of(row, temperature)[Softmax.argmax(row)];
        }
        return sum / logits.length;
    }

    private ZeroShot moved(List<float[]> sentences, List<float[]> texts) {
        float[] middle = UnitVectors.mean(texts);
        List<float[]> units = UnitVectors.around(middle, texts);
        List<float[]> anchors = UnitVectors.around(UnitVectors.mean(sentences), sentences);
        List<float[]> now = anchors;
        for (int round = 0; round < ROUNDS; round++) {
            List<List<float[]>> groups = groups(now, units);
            now = IntStream.range(0, anchors.size())
                    .mapToObj(k -> beside(groups.get(k), anchors.get(k)))
                    .toList();
        }
        return new ZeroShot(now, middle, 1, evenness);
    }

    private static float[] beside(List<float[]> group, float[] anchor) {
        return group.isEmpty()
                ? anchor
                : UnitVectors.unit(UnitVectors.sum(UnitVectors.unit(UnitVectors.mean(group)), anchor, ANCHOR));
    }

    /** The texts that each label wins. */
    private static List<List<float[]>> groups(List<float[]> labels, List<float[]> units) {
        List<List<float[]>> groups = new ArrayList<>();
        labels.forEach(label -> groups.add(new ArrayList<>()));
        units.forEach(text -> groups.get(Softmax.argmax(cosines(text, labels))).add(text));
        return groups;
    }

    private static double evenness(List<List<float[]>> groups, int texts) {
        double entropy = 0;
        for (List<float[]> group : groups) {
            double share = group.size() / (double) texts;
            entropy -= share > 0 ? share * Math.log(share) : 0;
        }
        return Math.exp(entropy) / groups.size();
    }

    private static double temperature(float[][] cosines, double confidence) {
        double low = COLDEST;
        double high = HOTTEST;
        for (int i = 0; i < HALVINGS; i++) {
            double middle = Math.sqrt(low * high);
            if (confidence(cosines, middle) > confidence) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return Math.sqrt(low * high);
    }

    private static float[] cosines(float[] text, List<float[]> labels) {
        float[] cosines = new float[labels.size()];
        for (int k = 0; k < cosines.length; k++) {
            cosines[k] = (float) UnitVectors.dot(text, labels.get(k));
        }
        return cosines;
    }
}
