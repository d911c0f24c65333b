package io.limbeck.model.encode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.limbeck.model.encode.TextSteps.Punctuation;
import io.limbeck.model.encode.TextSteps.Segmenter;
import io.limbeck.model.encode.TextSteps.StopList;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class EncoderFileTest {
    private static final List<String> TEXTS = List.of("where is my parcel", "refund please", "退款", "parcel lost");

    @Test
    void encoderReadBackGivesTheSameWeights() {
        TextEncoder fitted = TextEncoder.fit(NgramSettings.defaults(), TEXTS);

        TextEncoder read = (TextEncoder) EncoderFile.read(EncoderFile.write(fitted));

        for (String text : TEXTS) {
            assertThat(read.encode(text).weights())
                    .isEqualTo(fitted.encode(text).weights());
        }
        assertThat(EncoderFile.hash(read)).isEqualTo(EncoderFile.hash(fitted));
    }

    @Test
    void hashTellsEncodersApart() {
        assertThat(EncoderFile.hash(TextEncoder.fit(NgramSettings.defaults(), TEXTS)))
                .isNotEqualTo(EncoderFile.hash(TextEncoder.fit(NgramSettings.defaults(), TEXTS.subList(0, 2))));
    }

    @Test
    void newerFormatIsRefused() {
        String json =
                new String(EncoderFile.write(TextEncoder.unfitted(NgramSettings.defaults())), StandardCharsets.UTF_8);

        assertRefused(json.replace("\"format\":1", "\"format\":3"), "format 3");
    }

    @Test
    void encoderWithoutStepsIsWrittenAsBeforeThereWereAny() {
        String json = text(TextEncoder.unfitted(NgramSettings.defaults().withBits(8, 8)));

        assertThat(json)
                .startsWith("{\"kind\":\"ngram\",\"format\":1,\"settings\":{\"lowerCase\":true,")
                .contains("\"maxFeatures\":2048},\"idf\":{")
                .doesNotContain("steps", "stopWords");
    }

    @Test
    void encoderWithStepsReadBackLeavesOutTheSame() {
        TextSteps steps = new TextSteps(
                List.of(StopList.EN, StopList.ZH), List.of("please"), Punctuation.DROP, Segmenter.SMARTCN);
        TextEncoder fitted = TextEncoder.fit(NgramSettings.defaults().with(steps), TEXTS);

        TextEncoder read = (TextEncoder) EncoderFile.read(EncoderFile.write(fitted));

        assertThat(text(fitted)).contains("\"format\":2", "\"please\"");
        assertThat(EncoderFile.write(read)).isEqualTo(EncoderFile.write(fitted));
        assertThat(read.encode("where is the refund, please").ids())
                .isEqualTo(fitted.encode("WHERE refund").ids());
    }

    /** Another release of Lucene may list other words; a model goes on with those that it was fitted with. */
    @Test
    void stopWordsAreThoseInTheFile() {
        TextSteps steps = new TextSteps(List.of(StopList.EN), null, null, null);
        String json = text(TextEncoder.unfitted(NgramSettings.defaults().with(steps)));

        TextEncoder read = (TextEncoder)
                EncoderFile.read(json.replace("\"the\"", "\"parcel\"").getBytes(StandardCharsets.UTF_8));

        assertThat(read.encode("parcel").size()).isZero();
        assertThat(read.encode("the").size()).isPositive();
    }

    @Test
    void damagedFileIsRefused() {
        assertRefused("{", "not a readable encoder");
        assertRefused("{\"kind\":\"ngram\",\"format\":1}", "not a readable encoder");
        assertRefused(
                "{\"kind\":\"ngram\",\"format\":1,\"settings\":{},\"idf\":{\"scale\":0,\"words\":\"AA==\",\"characters\":\"\"}}",
                "131072 rows");
    }

    private static String text(TextEncoder encoder) {
        return new String(EncoderFile.write(encoder), StandardCharsets.UTF_8);
    }

    private static void assertRefused(String json, String reason) {
        assertThatThrownBy(() -> EncoderFile.read(json.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(reason);
    }
}
