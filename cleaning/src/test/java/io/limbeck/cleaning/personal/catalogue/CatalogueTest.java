package io.limbeck.cleaning.personal.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.type.TypeReference;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CatalogueTest {
    @Test
    void readsARecogniser() throws IOException {
        assertThat(read("- {type: A_B, patterns: [{pattern: '[0-9]{3}', score: 0.2}], context: [pass]}"))
                .containsExactly(new RecognizerSettings(
                        "A_B",
                        null,
                        List.of(new PatternSettings("[0-9]{3}", 0.2)),
                        null,
                        false,
                        List.of("pass"),
                        false,
                        null));
    }

    @Test
    void readsAllThatIsShipped() {
        assertThat(Catalogue.types())
                .hasSizeLessThanOrEqualTo(Catalogue.recognizers().size());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "- {type: A, patterns: [{pattern: 'a*'}]} | A: pattern a* matches the empty text",
                "- {type: A, patterns: [{pattern: 'a{250}b{250}'}]} | A: pattern a{250}b{250} is too long",
                "- {type: a1, patterns: [{pattern: 'a'}]} | capital letters",
                "- {type: A} | at least one",
                "- {type: A, patterns: [{pattern: 'a', score: 2}]} | score must lie in",
                "- {type: A, patterns: [{pattern: 'a'}], check: nope} | A: check knows no nope",
                "- {type: A, patterns: [{pattern: 'a'}], colour: red} | colour",
            })
    void refusesWhatItCannotUseNamingTheFileAndWhatIsWrong(String yaml, String reason) {
        assertThatThrownBy(() -> read(yaml))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("own.yaml")
                .hasMessageContaining(reason);
    }

    private static List<RecognizerSettings> read(String yaml) throws IOException {
        return Catalogue.read(
                "own.yaml", new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8)), new TypeReference<>() {});
    }
}
