package io.limbeck.trainer.compress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.limbeck.model.encode.TokenEncoder;
import io.limbeck.trainer.compress.VocabularyPruning.Pruned;
import io.limbeck.trainer.export.RandomTransformer;
import io.limbeck.trainer.pretrained.EncoderShape;
import io.limbeck.trainer.pretrained.EncoderWeights;
import io.limbeck.trainer.pretrained.LayerShape;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** On the vocabulary of bge-small-en. */
class VocabularyPruningTest {
    private static final int PIECES = 30_522;
    private static final int POSITIONS = 128;

    private static final List<String> STREAM = List.of(
            "where is my parcel",
            "the invoice for march is wrong, please correct it",
            "my parcel never came and nobody answers the phone");

    /** Words that the stream never had, some of them rare, some no words at all. */
    private static final List<String> OTHERS = List.of(
            "photosynthesis converts electromagnetic radiation",
            "naïve façade, Ångström and coöperation",
            "qwxzj 12345678 #!? zürich",
            "請问我的退款什么时候到账",
            "antidisestablishmentarianism");

    private final byte[] whole = tokenizer();
    private final TokenEncoder before = TokenEncoder.of(whole, POSITIONS);
    private final EncoderWeights weights = RandomTransformer.of(
                    new EncoderShape(PIECES, POSITIONS, 2, 4, List.of(new LayerShape(1, 4, 4)), 1e-12), 2)
            .encoder();
    private final Pruned pruned = VocabularyPruning.of(weights, whole, PieceCounts.of(before, STREAM, PIECES), 100);
    private final TokenEncoder after = TokenEncoder.of(pruned.tokenizerJson(), POSITIONS);

    @Test
    void textsOfTheStreamKeepTheirPieces() {
        for (String text : STREAM) {
            assertThat(renumbered(text)).isEqualTo(ids(before, text));
        }
    }

    @Test
    void droppedPiecesAreSpelledAndNothingBecomesUnknown() throws IOException {
        String[] pieces = vocabulary(pruned.tokenizerJson());
        String[] all = vocabulary(whole);
        for (String text : OTHERS) {
            assertThat(ids(after, text).length).isGreaterThanOrEqualTo(ids(before, text).length);
            assertThat(spelled(pieces, ids(after, text))).isEqualTo(spelled(all, ids(before, text)));
        }
        assertThat(ids(after, OTHERS.get(0)).length).isGreaterThan(ids(before, OTHERS.get(0)).length);
    }

    @Test
    void whatStaysAreTheFrequentTheSpecialAndTheSingle() throws IOException {
        Set<String> pieces = new HashSet<>(List.of(vocabulary(pruned.tokenizerJson())));

        assertThat(pieces).contains("[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", "phone", "march");
        assertThat(pieces).noneMatch(piece -> piece.startsWith("[unused"));
        assertThat(pieces).doesNotContain("photosynthesis", "radiation");
        assertThat(vocabulary(whole))
                .filteredOn(
                        piece -> letters(piece).codePointCount(0, letters(piece).length()) == 1)
                .hasSize(2 * 997)
                .filteredOn(piece -> !hasAnIdeograph(piece))
                .hasSize(2 * 753)
                .allMatch(pieces::contains);
    }

    @Test
    void nothingStaysThatGoesOnWithAnIdeographForEachOfThoseIsAWord() throws IOException {
        assertThat(vocabulary(whole)).anyMatch(VocabularyPruningTest::goesOnWithAnIdeograph);
        assertThat(vocabulary(pruned.tokenizerJson()))
                .contains("中")
                .noneMatch(VocabularyPruningTest::goesOnWithAnIdeograph);
    }

    private static boolean goesOnWithAnIdeograph(String piece) {
        return piece.startsWith("##") && hasAnIdeograph(piece);
    }

    private static boolean hasAnIdeograph(String piece) {
        return piece.codePoints().anyMatch(Ideographs::includes);
    }

    @Test
    void rowsFollowTheirPieces() {
        String words = "embeddings.word_embeddings.weight";
        int hidden = weights.shape().hidden();
        assertThat(pruned.weights().shape().vocabulary())
                .isEqualTo(pruned.kept().size());
        for (int id : new int[] {0, 1, 77, pruned.kept().size() - 1}) {
            int old = pruned.kept().get(id);
            assertThat(Arrays.copyOfRange(pruned.weights().tensor(words), id * hidden, (id + 1) * hidden))
                    .isEqualTo(Arrays.copyOfRange(weights.tensor(words), old * hidden, (old + 1) * hidden));
        }
    }

    @Test
    void tokenizerAloneSaysWhereTextsAreCut() throws IOException {
        JsonNode file = new ObjectMapper().readTree(pruned.tokenizerJson());

        assertThat(file.path("truncation").path("max_length").asInt()).isEqualTo(POSITIONS);
        assertThat(file.path("padding").isNull()).isTrue();
    }

    @Test
    void anotherVocabularyIsRefused() {
        assertThatThrownBy(() -> VocabularyPruning.of(pruned.weights(), whole, new long[PIECES], 100))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("do not belong together");
    }

    @Test
    void encoderIsPrunedLikeAnotherAgain() {
        EncoderWeights again = VocabularyPruning.like(weights, whole, pruned.tokenizerJson());

        assertThat(again.shape()).isEqualTo(pruned.weights().shape());
        assertThat(again.tensor("embeddings.word_embeddings.weight"))
                .isEqualTo(pruned.weights().tensor("embeddings.word_embeddings.weight"));
        assertThatThrownBy(() -> VocabularyPruning.like(pruned.weights(), pruned.tokenizerJson(), whole))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("of " + PIECES + " word pieces the vocabulary lacks "
                        + (PIECES - pruned.kept().size()));
        assertThatThrownBy(() -> VocabularyPruning.like(pruned.weights(), whole, pruned.tokenizerJson()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("do not belong together");
    }

    private long[] renumbered(String text) {
        return Arrays.stream(ids(after, text))
                .map(id -> pruned.kept().get((int) id))
                .toArray();
    }

    private static long[] ids(TokenEncoder encoder, String text) {
        return encoder.encode(List.of(text)).get(0).ids();
    }

    /** What the pieces say, without the signs that hold a word together. */
    private static String spelled(String[] pieces, long[] ids) {
        return Arrays.stream(ids).mapToObj(id -> letters(pieces[(int) id])).collect(Collectors.joining());
    }

    private static String letters(String piece) {
        return piece.replaceFirst("^##(?=.)", "");
    }

    private static String[] vocabulary(byte[] tokenizerJson) throws IOException {
        JsonNode vocabulary =
                new ObjectMapper().readTree(tokenizerJson).path("model").path("vocab");
        String[] pieces = new String[vocabulary.size()];
        vocabulary.properties().forEach(piece -> pieces[piece.getValue().asInt()] = piece.getKey());
        assertThat(IntStream.range(0, pieces.length)).allMatch(id -> pieces[id] != null);
        return pieces;
    }

    private static byte[] tokenizer() {
        try (InputStream json = VocabularyPruningTest.class.getResourceAsStream("/bge-small-en-v1.5-tokenizer.json")) {
            return json.readAllBytes();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
