package io.limbeck.trainer.fit;

import java.util.Arrays;
import java.util.Random;

/**
 * The parameters of an {@code ngram} student. A record is a bag of hashed n-grams with weights; its bag vector is the
 * weighted sum of their table rows. The first {@code classes} columns of that vector go straight to the logits (the
 * wide path: a linear classifier), the others through a ReLU and a small linear layer (the hidden path):
 *
 * <pre>logits = bag[0..classes) + relu(bag[classes..) + hiddenBias) · outᵀ + bias</pre>
 *
 * @param classes number of labels
 * @param hidden width of the hidden path
 * @param buckets number of table rows
 * @param table row-major, {@code [buckets, classes + hidden]}
 * @param bias {@code [classes]}
 * @param hiddenBias {@code [hidden]}
 * @param out row-major, {@code [classes, hidden]}
 */
@SuppressWarnings("ArrayRecordComponent") // megabytes, handed from step to step, compared nowhere
public record StudentWeights(
        int classes, int hidden, int buckets, float[] table, float[] bias, float[] hiddenBias, float[] out) {
    public StudentWeights {
        if (classes < 2) {
            throw new IllegalArgumentException("a student needs two classes, has " + classes);
        }
        if (hidden < 1) {
            throw new IllegalArgumentException("the hidden path needs a width of at least 1, has " + hidden);
        }
        require(table.length == buckets * (classes + hidden), "table");
        require(bias.length == classes, "bias");
        require(hiddenBias.length == hidden, "hiddenBias");
        require(out.length == classes * hidden, "out");
    }

    /**
     * A student that has learned nothing. Table rows start at zero, so that an n-gram never seen in training adds
     * nothing; the hidden units differ by the random layer above them.
     */
    public static StudentWeights initial(int classes, int hidden, int buckets, long seed) {
        Random random = new Random(seed);
        float[] hiddenBias = new float[hidden];
        Arrays.fill(hiddenBias, 0.1f);
        float[] out = new float[classes * hidden];
        for (int i = 0; i < out.length; i++) {
            out[i] = (float) (random.nextGaussian() / Math.sqrt(hidden));
        }
        float[] table = new float[buckets * (classes + hidden)];
        return new StudentWeights(classes, hidden, buckets, table, new float[classes], hiddenBias, out);
    }

    /** The same student with more labels, of which it knows nothing yet; they follow those that it has. */
    public StudentWeights widened(int moreClasses, long seed) {
        if (moreClasses == classes) {
            return this;
        }
        StudentWeights wider = initial(moreClasses, hidden, buckets, seed);
        for (int row = 0; row < buckets; row++) {
            System.arraycopy(table, row * width(), wider.table, row * wider.width(), classes);
            System.arraycopy(table, row * width() + classes, wider.table, row * wider.width() + moreClasses, hidden);
        }
        System.arraycopy(bias, 0, wider.bias, 0, classes);
        System.arraycopy(hiddenBias, 0, wider.hiddenBias, 0, hidden);
        System.arraycopy(out, 0, wider.out, 0, out.length);
        return wider;
    }

    /** Number of columns of the table. */
    public int width() {
        return classes + hidden;
    }

    /** Number of parameters. */
    public long parameters() {
        return (long) table.length + bias.length + hiddenBias.length + out.length;
    }

    private static void require(boolean holds, String name) {
        if (!holds) {
            throw new IllegalArgumentException(name + " has the wrong length");
        }
    }
}
