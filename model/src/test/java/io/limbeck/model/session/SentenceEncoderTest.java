package io.limbeck.model.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SentenceEncoderTest {
    private static SentenceEncoder encoder;

    @BeforeAll
    static void open() throws IOException {
        encoder = SentenceEncoder.fromResources(
                "/bge-small-en-v1.5.onnx", "/bge-small-en-v1.5-tokenizer.json", 8, SessionSettings.cpu(2));
    }

    @AfterAll
    static void close() {
        encoder.close();
    }

    @Test
    void likeMeaningIsNearerThanUnlike() {
        float[][] vectors = encoder.encode(
                List.of("I want my money back", "please refund what I paid", "the weather is lovely in the mountains"));

        assertThat(vectors[0]).hasSize(384);
        assertThat(dot(vectors[0], vectors[0])).isCloseTo(1, within(1e-5));
        assertThat(dot(vectors[0], vectors[1])).isGreaterThan(dot(vectors[0], vectors[2]) + 0.1);
    }

    @Test
    void textsKeepTheirPlacesAndTheirVectorsInAnyBatch() {
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            texts.add("word ".repeat(1 + (i * 7) % 13) + i);
        }

        float[][] together = encoder.encode(texts);

        for (int i = 0; i < texts.size(); i++) {
            // Padding changes the order in which single-precision sums are taken.
            assertThat(encoder.encode(List.of(texts.get(i)))[0]).containsExactly(together[i], within(1e-4f));
        }
    }

    @Test
    void shortTextIsNotPaddedAndLongTextIsCut() {
        assertThat(encoder.lengths(List.of("hello", "", "hello ".repeat(10_000))))
                .containsExactly(3, 2, SentenceEncoder.LONGEST);
        assertThat(encoder.encode(List.of("", "hello ".repeat(600)))).hasDimensions(2, 384);
    }

    @Test
    void missingResourceIsNamed() {
        assertThatThrownBy(() -> SentenceEncoder.fromResources("/none.onnx", "/none.json", 1, SessionSettings.cpu(1)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("/none.onnx");
    }

    private static double dot(float[] a, float[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * (double) b[i];
        }
        return sum;
    }
}
