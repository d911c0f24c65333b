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
    private static final Pattern VECTOR = Pattern.compile("\\| `(\".*?\")` \\|(?: `(\\{.*})` \\|)? ?([^|`]*?) ?\\|");
    private static final ObjectMapper JSON = new ObjectMapper();

    static List<Vector> vectors() throws IOException {
        try (Stream<String> lines = Files.lines(Path.of("../docs/ngram.md"))) {
            return lines.map(VECTOR::matcher)
                    .filter(Matcher::matches)
                    .map(match -> new Vector(
                            json(match.group(1), String.class),
                            match.group(2) == null ? TextSteps.NONE : json(match.group(2), TextSteps.class),
                            match.group(3)))
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void documentedTextHasTheDocumentedFeatures(Vector vector) {
        Features features = TextEncoder.unfitted(NgramSettings.defaults().with(vector.steps()))
                .encode(vector.text());

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
        assertThat(vectors()).hasSizeGreaterThanOrEqualTo(16);
        assertThat(vectors())
                .filteredOn(vector -> !vector.steps().equals(TextSteps.NONE))
                .hasSize(6);
    }

    private static <T> T json(String json, Class<T> type) {
        try {
            return JSON.readValue(json, type);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    record Vector(String text, TextSteps steps, String features) {
        @Override
        public String toString() {
            return String.format(Locale.ROOT, "%.40s %s", text, steps);
        }
    }
}
