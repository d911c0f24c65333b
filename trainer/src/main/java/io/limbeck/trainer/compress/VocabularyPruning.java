package io.limbeck.trainer.compress;

import io.limbeck.trainer.pretrained.EncoderShape;
import io.limbeck.trainer.pretrained.EncoderWeights;
import io.limbeck.trainer.pretrained.TensorShape;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * An encoder without the word pieces that a stream has no use for: most of a small encoder are rows of its vocabulary.
 * Special pieces stay, and every single character, at a word's beginning and within, so that a word whose piece is gone is
 * spelled and never becomes unknown.
 *
 * <p>Ideographs that are words by themselves are thousands, half of them rare. Those stay that the stream has, and those of
 * level 1 of GB/T 2312; any other becomes unknown if it ever comes. Where more than one in twenty that the stream has are
 * not of level 1, it is not in simplified Chinese (but, for example, in Japanese), and all of them stay.
 */
public final class VocabularyPruning {
    /** Fewer turn words of a stream into characters too often. */
    public static final int MOST_FREQUENT = 8_000;

    /** Of the ideographs in simplified Chinese, level 1 lacks fewer than one in a hundred. */
    private static final double MOST_RARE = 0.05;

    private static final String WORDS = "embeddings.word_embeddings.weight";

    private VocabularyPruning() {}

    /**
     * What is left.
     *
     * @param weights with a row for each piece that stayed
     * @param tokenizerJson numbered anew, and cut at the encoder's positions
     * @param kept what each piece's id was before, ascending
     */
    @SuppressWarnings("ArrayRecordComponent") // read once
    public record Pruned(EncoderWeights weights, byte[] tokenizerJson, List<Integer> kept) {
        public Pruned {
            kept = List.copyOf(kept);
        }
    }

    /**
     * @param tokenizerJson of Hugging Face's kind, a WordPiece vocabulary
     * @param counts how often each id occurs in the stream
     * @param mostFrequent how many pieces stay beside those that always do; of equally frequent ones those with lower ids,
     *     because vocabularies are built in the order of frequency
     * @throws IllegalArgumentException the vocabulary is not the encoder's, or of another kind
     */
    public static Pruned of(EncoderWeights encoder, byte[] tokenizerJson, long[] counts, int mostFrequent) {
        WordPieces pieces = new WordPieces(tokenizerJson);
        if (pieces.size() != encoder.shape().vocabulary() || counts.length != pieces.size()) {
            throw new IllegalArgumentException("a vocabulary of " + pieces.size() + ", an encoder of "
                    + encoder.shape().vocabulary() + " and " + counts.length + " counts do not belong together");
        }
        Set<Integer> stay = necessary(pieces);
        stay.removeAll(unseenAndRare(pieces, counts));
        IntStream.range(0, counts.length)
                .boxed()
                .filter(id -> !stay.contains(id) && !pieces.isUnused(id) && !pieces.isIdeograph(id))
                .sorted(Comparator.comparingLong((Integer id) -> -counts[id]).thenComparing(id -> id))
                .limit(mostFrequent)
                .toList()
                .forEach(stay::add);
        List<Integer> kept = stay.stream().sorted().toList();
        return new Pruned(
                rows(encoder, kept), pieces.rebuilt(kept, encoder.shape().positions()), kept);
    }

    /**
     * An encoder that reads what another tokenizer of fewer pieces makes of a text, such as one that was pruned before.
     *
     * @param tokenizerJson the encoder's own
     * @param pruned the other
     * @throws IllegalArgumentException that has pieces which the encoder has not, or one of them is of another kind
     */
    public static EncoderWeights like(EncoderWeights encoder, byte[] tokenizerJson, byte[] pruned) {
        WordPieces pieces = new WordPieces(tokenizerJson);
        if (pieces.size() != encoder.shape().vocabulary()) {
            throw new IllegalArgumentException("a vocabulary of " + pieces.size() + " and an encoder of "
                    + encoder.shape().vocabulary() + " do not belong together");
        }
        return rows(encoder, pieces.idsOf(new WordPieces(pruned)));
    }

    /** Special pieces, characters, and pieces with a character that is no piece itself. */
    private static Set<Integer> necessary(WordPieces pieces) {
        Set<Integer> beginning = new HashSet<>();
        Set<Integer> within = new HashSet<>();
        for (int id = 0; id < pieces.size(); id++) {
            int[] characters = pieces.characters(id);
            if (characters.length == 1) {
                (pieces.continues(id) ? within : beginning).add(characters[0]);
            }
        }
        Set<Integer> necessary = new HashSet<>();
        for (int id = 0; id < pieces.size(); id++) {
            int[] characters = pieces.characters(id);
            boolean spelled = !pieces.isUnused(id) && characters.length > 1;
            for (int i = 0; i < characters.length && spelled; i++) {
                spelled = (i == 0 && !pieces.continues(id) ? beginning : within).contains(characters[i]);
            }
            if (pieces.isSpecial(id) || (!spelled && !pieces.isUnused(id))) {
                necessary.add(id);
            }
        }
        return necessary;
    }

    /** Ideographs that the stream does not have, and of which few such streams have many. */
    private static Set<Integer> unseenAndRare(WordPieces pieces, long[] counts) {
        List<Integer> rare = IntStream.range(0, counts.length)
                .filter(id -> pieces.isIdeograph(id) && !Ideographs.isCommon(pieces.characters(id)[0]))
                .boxed()
                .toList();
        long rarely = rare.stream().mapToLong(id -> counts[id]).sum();
        long all = IntStream.range(0, counts.length)
                .filter(pieces::isIdeograph)
                .mapToLong(id -> counts[id])
                .sum();
        return rarely > MOST_RARE * all
                ? Set.of()
                : rare.stream().filter(id -> counts[id] == 0).collect(Collectors.toSet());
    }

    private static EncoderWeights rows(EncoderWeights encoder, List<Integer> kept) {
        EncoderShape large = encoder.shape();
        int hidden = large.hidden();
        float[] rows = new float[kept.size() * hidden];
        for (int id = 0; id < kept.size(); id++) {
            System.arraycopy(encoder.tensor(WORDS), kept.get(id) * hidden, rows, id * hidden, hidden);
        }
        EncoderShape small = new EncoderShape(
                kept.size(), large.positions(), large.types(), hidden, large.layers(), large.epsilon());
        Map<String, float[]> tensors = new HashMap<>();
        for (TensorShape tensor : small.tensors()) {
            tensors.put(tensor.name(), tensor.name().equals(WORDS) ? rows : encoder.tensor(tensor.name()));
        }
        return new EncoderWeights(small, tensors);
    }
}
