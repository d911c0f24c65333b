package io.limbeck.model.encode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The vectors of docs/ngram.md, which were computed by a second implementation. */
class NgramVectorsTest {
    private static final Pattern VECTOR = Pattern.compile("\\| `(\".*\")` \\| ?(.*?) ?\\|");

    static List<Vector> vectors() throws IOException {
        try (Stream<String> lines = Files.lines(Path.of("../docs/ngram.md"))) {
            return lines.map(VECTOR::matcher)
                    .filter(Matcher::matches)
                    .map(match -> new Vector(text(match.group(1)), match.group(2)))
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void documentedTextHasTheDocumentedFeatures(Vector vector) {
        Features features = TextEncoder.unfitted(NgramSettings.defaults()).encode(vector.text());

        String[] expected =
                vector.features().isEmpty() ? new String[0] : vector.features().split(" ", -1);
        assertThat(features.size()).isEqualTo(expected.length);
        for (int i = 0; i < expected.length; i++) {
            String[] pair = expected[i].split(":", 2);
            assertThat(features.ids()[i]).as("id %d", i).isEqualTo(Integer.parseInt(pair[0]));
            // Printed to six digits.
            assertThat(features.weights()[i]).as("weight %d", i).isCloseTo(Float.parseFloat(pair[1]), within(1e-6f));
        }
    }

    @Test
    void pageHasVectors() throws IOException {
        assertThat(vectors()).hasSizeGreaterThanOrEqualTo(10);
    }

    private static String text(String json) {
        try {
            return new ObjectMapper().readValue(json, String.class);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    record Vector(String text, String features) {
        @Override
        public String toString() {
            return String.format(Locale.ROOT, "%.40s", text);
        }
    }
}
