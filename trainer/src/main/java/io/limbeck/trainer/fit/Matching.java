package io.limbeck.trainer.fit;

import io.limbeck.trainer.pretrained.EncoderShape;
import io.limbeck.trainer.pretrained.EncoderWeights;
import java.util.List;

/**
 * The encoder whose layers a {@code transformer} student's come to resemble while it is trained (TinyBERT: Jiao et al.,
 * 2020, arXiv:1909.10351). It reads the rows that the student reads, without dropout, and learns nothing.
 *
 * <p>Of each pair of layers there are two losses, at the tokens at which the student computes them: of the last pair the
 * first alone, else every real one. Both are sums over the pairs, and means over a row's tokens and over the rows.
 * <ul>
 *   <li>{@code hidden}: the squared difference of the layers' outputs, mean over their width.
 *   <li>{@code attention}: {@code KL(source‖student)} of what a token's attention is divided into, mean over the heads, as
 *       in MobileBERT (Sun et al., 2020, arXiv:2004.02984). TinyBERT compares the scores before the softmax, but these
 *       may all rise together and mean the same, they are of another size in every layer, and padding must be taken out
 *       of them; it has no share.
 * </ul>
 *
 * @param source it understands the student's token ids; layers above the last of {@code layers} are not computed
 * @param layers of the source, counted from 0, ascending: as many as the student has, each the model of one
 */
public record Matching(EncoderWeights source, List<Integer> layers) {
    public Matching {
        layers = List.copyOf(layers);
        int all = source.shape().layers().size();
        for (int i = 0; i < layers.size(); i++) {
            if (layers.get(i) < (i == 0 ? 0 : layers.get(i - 1) + 1) || layers.get(i) >= all) {
                throw new IllegalArgumentException("layers ascend from 0 to " + (all - 1) + ", not " + layers);
            }
        }
    }

    /** @throws IllegalArgumentException such a student has nothing that could be compared with it */
    public void check(EncoderShape student) {
        EncoderShape large = source.shape();
        require(
                layers.size() == student.layers().size(),
                "layers",
                layers.size(),
                student.layers().size());
        require(large.vocabulary() == student.vocabulary(), "word pieces", large.vocabulary(), student.vocabulary());
        require(large.hidden() == student.hidden(), "numbers a token", large.hidden(), student.hidden());
        require(large.positions() >= student.positions(), "positions", large.positions(), student.positions());
        // As a graph keeps it.
        float epsilon = (float) large.epsilon();
        require(epsilon == (float) student.epsilon(), "as epsilon", epsilon, (float) student.epsilon());
        for (int i = 0; i < layers.size(); i++) {
            int heads = large.layers().get(layers.get(i)).heads();
            int own = student.layers().get(i).heads();
            require(heads == own, "heads in layer " + layers.get(i), heads, own);
        }
    }

    private static void require(boolean fits, String what, Number model, Number own) {
        if (!fits) {
            throw new IllegalArgumentException(
                    "a student with " + own + " " + what + " cannot be matched with an encoder with " + model);
        }
    }
}
