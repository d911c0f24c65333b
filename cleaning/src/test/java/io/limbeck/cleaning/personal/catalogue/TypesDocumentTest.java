package io.limbeck.cleaning.personal.catalogue;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** docs/personal-data-types.md says what the catalogue declares. */
class TypesDocumentTest {
    private static final Path DOCUMENT = Path.of("../docs/personal-data-types.md");
    private static final double COUNTS = 0.4;
    private static final double CHECK_MAKES_SURE = 0.1;

    @Test
    void listsEveryTypeOfTheCatalogueAndNoOther() throws IOException {
        List<String> rows = Files.readAllLines(DOCUMENT).stream()
                .filter(line -> line.startsWith("| `"))
                .toList();

        assertThat(rows)
                .as("rows of %s, as the catalogue has them:%n%s%n", DOCUMENT, String.join("\n", declared()))
                .isEqualTo(declared());
    }

    @Test
    void namesTheSpecificationOfEveryRecogniser() {
        assertThat(Catalogue.recognizers())
                .allSatisfy(recognizer ->
                        assertThat(recognizer.source()).as(recognizer.type()).isNotBlank());
    }

    private static List<String> declared() {
        return Catalogue.recognizers().stream()
                .collect(groupingBy(RecognizerSettings::type, TreeMap::new, java.util.stream.Collectors.toList()))
                .entrySet()
                .stream()
                .map(type -> "| `" + type.getKey() + "` | " + distinct(type.getValue(), TypesDocumentTest::region)
                        + " | "
                        + decides(type.getValue()) + " | " + distinct(type.getValue(), RecognizerSettings::source)
                        + " |")
                .toList();
    }

    private static String region(RecognizerSettings recognizer) {
        return Objects.requireNonNullElse(recognizer.region(), "");
    }

    private static String distinct(List<RecognizerSettings> recognizers, Function<RecognizerSettings, String> part) {
        return recognizers.stream().map(part).distinct().collect(joining("; "));
    }

    private static String decides(List<RecognizerSettings> recognizers) {
        List<String> all = recognizers.stream()
                .flatMap(recognizer -> recognizer.patterns().stream().map(pattern -> decides(recognizer, pattern)))
                .distinct()
                .toList();
        return Stream.of("check", "form", "context").filter(all::contains).collect(joining(", "));
    }

    private static String decides(RecognizerSettings recognizer, PatternSettings pattern) {
        if (recognizer.check() != null && pattern.score() >= CHECK_MAKES_SURE) {
            return "check";
        }
        return pattern.score() >= COUNTS ? "form" : "context";
    }
}
