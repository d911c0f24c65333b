package io.limbeck.model.encode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class EncoderFileTest {
    private static final List<String> TEXTS = List.of("where is my parcel", "refund please", "退款", "parcel lost");

    @Test
    void encoderReadBackGivesTheSameWeights() {
        TextEncoder fitted = TextEncoder.fit(NgramSettings.defaults(), TEXTS);

        TextEncoder read = EncoderFile.read(EncoderFile.write(fitted));

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

        assertRefused(json.replace("\"format\":1", "\"format\":2"), "format 2");
    }

    @Test
    void damagedFileIsRefused() {
        assertRefused("{", "not a readable encoder");
        assertRefused("{\"kind\":\"ngram\",\"format\":1}", "not a readable encoder");
        assertRefused(
                "{\"kind\":\"ngram\",\"format\":1,\"settings\":{},\"idf\":{\"scale\":0,\"words\":\"AA==\",\"characters\":\"\"}}",
                "131072 rows");
    }

    private static void assertRefused(String json, String reason) {
        assertThatThrownBy(() -> EncoderFile.read(json.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(reason);
    }
}
