package io.limbeck.trainer.compress;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** On the vocabulary of bge-small-zh, which has 7,322 ideographs. */
class IdeographPruningTest {
    private static final int PIECES = 21_128;
    private static final int POSITIONS = 64;
    private static final int FOREIGN = 250;

    /** One of them, in a perch's name, is not of level 1. */
    private static final List<String> STREAM = List.of("你好，我想找一家餐馆吃饭，人均消费在100元以内，请给我推荐吧。", "有没有清蒸鲈鱼？wifi也要有");

    private final byte[] whole = tokenizer();
    private final TokenEncoder before = TokenEncoder.of(whole, POSITIONS);
    private final EncoderWeights weights = RandomTransformer.of(
                    new EncoderShape(PIECES, POSITIONS, 2, 4, List.of(new LayerShape(1, 4, 4)), 1e-12), 2)
            .encoder();

    @Test
    void noTextOfTheStreamsOwnCharactersHasAnUnknownOne() throws IOException {
        byte[] pruned = pruned(STREAM).tokenizerJson();
        StringBuilder shuffled = new StringBuilder();
        STREAM.forEach(text -> shuffled.append(new StringBuilder(text).reverse()));

        assertThat(unknown(pruned, STREAM)).isZero();
        assertThat(unknown(pruned, List.of(shuffled.toString()))).isZero();
    }

    @Test
    void commonIdeographsStayAndRareOnesThatTheStreamNeverHadBecomeUnknown() throws IOException {
        byte[] pruned = pruned(STREAM).tokenizerJson();

        assertThat(unknown(pruned, List.of("退款什么时候到账"))).isZero();
        assertThat(unknown(whole, List.of("饕餮之徒"))).isZero();
        assertThat(unknown(pruned, List.of("饕餮之徒"))).isEqualTo(2);
    }

    @Test
    void whatStaysLeavesTwoOfFourLayersATenthOfTheWhole() throws IOException {
        Set<String> ideographs = ideographs(pruned(STREAM).tokenizerJson());

        assertThat(ideographs(whole)).hasSize(7322);
        assertThat(ideographs).hasSize(3735 + 1).contains("鲈");
        assertThat(pruned(STREAM).kept()).hasSizeLessThan(5400);
    }

    @Test
    void nothingIsRareWhereTheStreamIsInOtherCharacters() throws IOException {
        List<String> traditional = List.of("請問我的退款什麼時候會到賬");

        assertThat(ideographs(pruned(traditional).tokenizerJson())).hasSize(7322);
    }

    @Test
    void levelOneIsThatOfTheStandard() {
        assertThat(IntStream.rangeClosed(0, Character.MAX_CODE_POINT).filter(Ideographs::includes))
                .filteredOn(Ideographs::isCommon)
                .hasSize(3755)
                .contains("啊".codePointAt(0), "座".codePointAt(0))
                .doesNotContain("亍".codePointAt(0));
    }

    private Pruned pruned(List<String> stream) {
        return VocabularyPruning.of(weights, whole, PieceCounts.of(before, stream, PIECES), FOREIGN);
    }

    private static long unknown(byte[] tokenizerJson, List<String> texts) throws IOException {
        int unknown = new ObjectMapper()
                .readTree(tokenizerJson)
                .path("model")
                .path("vocab")
                .path("[UNK]")
                .asInt();
        return TokenEncoder.of(tokenizerJson, POSITIONS).encode(texts).stream()
                .flatMapToLong(row -> Arrays.stream(row.ids()))
                .filter(id -> id == unknown)
                .count();
    }

    private static Set<String> ideographs(byte[] tokenizerJson) throws IOException {
        Set<String> ideographs = new TreeSet<>();
        new ObjectMapper()
                .readTree(tokenizerJson)
                .path("model")
                .path("vocab")
                .fieldNames()
                .forEachRemaining(piece -> {
                    if (piece.codePoints().allMatch(Ideographs::includes)) {
                        ideographs.add(piece);
                    }
                });
        return ideographs;
    }

    private static byte[] tokenizer() {
        try (InputStream json = IdeographPruningTest.class.getResourceAsStream("/bge-small-zh-v1.5-tokenizer.json")) {
            return json.readAllBytes();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
