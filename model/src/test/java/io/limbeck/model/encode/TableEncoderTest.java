package io.limbeck.model.encode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.limbeck.model.Content;
import io.limbeck.model.Content.TabularContent;
import io.limbeck.model.Content.TextContent;
import io.limbeck.model.Standing;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class TableEncoderTest {
    private static final Pattern VECTOR = Pattern.compile("\\| `(\\{\"amount.*})` \\| ([0-9.: ]+) \\|");
    private static final TableEncoder DOCUMENTED = new TableEncoder(
            TableSettings.defaults(),
            List.of(
                    new TableColumn("amount", List.of(0.0, 10.0, 30.0), List.of(), false, 0),
                    new TableColumn("country", List.of(), List.of("DE", "FR"), true, 0)));

    @Test
    void documentedRowsHaveTheDocumentedFeatures() throws IOException {
        List<Matcher> vectors;
        try (Stream<String> lines = Files.lines(Path.of("../docs/tables.md"))) {
            vectors = lines.map(VECTOR::matcher).filter(Matcher::matches).toList();
        }

        assertThat(vectors).hasSize(4);
        for (Matcher vector : vectors) {
            Content row = row(vector.group(1));
            assertThat(text(DOCUMENTED.features(List.of(row)).get(0))).isEqualTo(vector.group(2));
        }
    }

    @Test
    void encoderReadBackGivesTheSameFeatures() {
        TableEncoder fitted = TableEncoder.fit(TableSettings.defaults(), rows(500));

        FeatureEncoder read = EncoderFile.read(EncoderFile.write(fitted));

        assertThat(EncoderFile.write(read)).isEqualTo(EncoderFile.write(fitted));
        for (Content row : rows(50)) {
            assertThat(text(read.features(List.of(row)).get(0)))
                    .isEqualTo(text(fitted.features(List.of(row)).get(0)));
        }
    }

    @Test
    void knotsAreTheNumbersThemselvesWhereTheyAreFewElseQuantiles() {
        TableEncoder fitted = TableEncoder.fit(new TableSettings(5, 0.01, null, null), rows(20_000));

        assertThat(column(fitted, "day").knots()).containsExactly(0.0, 1.0, 2.0, 3.0);
        List<Double> knots = column(fitted, "amount").knots();
        // Uniform in [0, 100): quantiles 0.01, 0.255, 0.5, 0.745 and 0.99.
        double[] expected = {1, 25.5, 50, 74.5, 99};
        for (int i = 0; i < expected.length; i++) {
            assertThat(knots.get(i)).isCloseTo(expected[i], within(1.5));
        }
        assertThat(column(fitted, "amount").outside()).isCloseTo(0.02, within(0.004));
        assertThat(column(fitted, "day").outside()).isZero();
    }

    @Test
    void rareWordsAreOtherAndTheirShareIsKnown() {
        TableEncoder fitted = TableEncoder.fit(new TableSettings(null, null, 2, 5), rows(1000));

        assertThat(column(fitted, "country").words()).containsExactly("DE", "FR");
        Map<String, Standing> standing = fitted.standing(row("amount", 50.0, "country", "only once 7"));
        assertThat(standing).containsEntry("country", Standing.OUTSIDE).containsEntry("amount", Standing.KNOWN);
        assertThat(column(fitted, "country").outside()).isCloseTo(0.1, within(0.05));
    }

    @Test
    void numberBeyondTheRangeIsClippedAndReported() {
        Content edge = row("amount", 30.0);
        Content beyond = row("amount", 30_000.0);

        assertThat(text(DOCUMENTED.features(List.of(beyond)).get(0)))
                .isEqualTo(text(DOCUMENTED.features(List.of(edge)).get(0)));
        assertThat(DOCUMENTED.standing(edge))
                .containsEntry("amount", Standing.KNOWN)
                .containsEntry("country", Standing.MISSING);
        assertThat(DOCUMENTED.standing(beyond)).containsEntry("amount", Standing.OUTSIDE);
        assertThat(DOCUMENTED.standing(row("country", "US"))).containsEntry("country", Standing.OUTSIDE);
    }

    @Property(tries = 300)
    void anyNumberGivesDistinctIdsInRangeAndSharesThatSumToOne(@ForAll double number, @ForAll String word) {
        Features features = DOCUMENTED
                .features(List.of(row("amount", number, "country", word)))
                .get(0);

        assertThat(Arrays.stream(features.ids()).distinct().count()).isEqualTo(features.size());
        double shares = 0;
        for (int i = 0; i < features.size(); i++) {
            assertThat(features.ids()[i]).isBetween(0, DOCUMENTED.rows() - 1);
            assertThat(features.weights()[i]).isBetween(0f, 1f);
            shares += features.ids()[i] >= 2 && features.ids()[i] <= 4 ? features.weights()[i] : 0;
        }
        assertThat(shares).isCloseTo(Double.isFinite(number) ? 1 : 0, within(1e-6));
    }

    @Test
    void textIsNoRow() {
        assertThatThrownBy(() -> DOCUMENTED.length(new TextContent("amount")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("this model reads tabular, not text");
    }

    @Test
    void damagedFileIsRefused() {
        String json = new String(EncoderFile.write(DOCUMENTED), StandardCharsets.UTF_8);

        for (String damaged : List.of(
                json.replace("\"format\":1", "\"format\":2"),
                json.replace("10.0", "40.0"),
                json.replace("\"name\"", "\"nome\""),
                "{\"kind\":\"tabular\",\"format\":1,\"settings\":{},\"columns\":[]}")) {
            assertThatThrownBy(() -> EncoderFile.read(damaged.getBytes(StandardCharsets.UTF_8)))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void badSettingsSayWhatIsExpected() {
        assertThatThrownBy(() -> new TableSettings(1, null, null, null)).hasMessage("bins must lie in 2 to 1024, is 1");
        assertThatThrownBy(() -> new TableSettings(null, 0.3, null, null))
                .hasMessage("clip must lie in 0 to 0.25, is 0.3");
        assertThat(TableSettings.defaults()).isEqualTo(new TableSettings(8, 0.005, 100, 5));
    }

    /** Amounts uniform in [0, 100), four days, and countries of which one in ten occurs once. */
    private static List<Content> rows(int count) {
        SplittableRandom random = new SplittableRandom(7);
        List<Content> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String country = random.nextInt(10) == 0 ? "only once " + i : random.nextBoolean() ? "DE" : "FR";
            rows.add(row("amount", 100 * random.nextDouble(), "day", (double) random.nextInt(4), "country", country));
        }
        return rows;
    }

    private static Content row(Object... namesAndValues) {
        Map<String, Object> columns = new HashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            columns.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return new TabularContent(columns);
    }

    private static TableColumn column(TableEncoder encoder, String name) {
        return encoder.columns().stream()
                .filter(column -> column.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static String text(Features features) {
        List<String> pairs = new ArrayList<>();
        for (int i = 0; i < features.size(); i++) {
            String weight = Float.toString(features.weights()[i]).replaceAll("\\.0$", "");
            pairs.add(features.ids()[i] + ":" + weight);
        }
        return String.join(" ", pairs);
    }

    private static Content row(String json) throws IOException {
        Map<String, Object> columns = new ObjectMapper().readValue(json, new TypeReference<>() {});
        columns.replaceAll((name, value) -> value instanceof Number number ? (Double) number.doubleValue() : value);
        return new TabularContent(columns);
    }
}
