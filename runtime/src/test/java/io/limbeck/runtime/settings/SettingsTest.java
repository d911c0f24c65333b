package io.limbeck.runtime.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class SettingsTest {
    enum Mode {
        FAST_ONE,
        SLOW
    }

    record Batch(Integer max, Duration linger) {
        Batch {
            max = Objects.requireNonNullElse(max, 256);
            linger = Objects.requireNonNullElse(linger, Duration.ofMillis(5));
            if (max < 1) {
                throw new IllegalArgumentException("max must be at least 1, is " + max);
            }
        }
    }

    record Client(@WholeSection Map<String, String> settings) {}

    record Fields(@OneOrMore List<String> paths) {}

    record Named(@NamesOrMap Map<String, String> labels) {}

    record Root(
            String name,
            Mode mode,
            Double rate,
            Boolean on,
            List<String> labels,
            Batch batch,
            Client kafka,
            Map<String, Mode> actions,
            Map<Mode, Integer> limits) {
        Root {
            batch = Objects.requireNonNullElseGet(batch, () -> new Batch(null, null));
        }
    }

    @Test
    void absentKeysTakeTheirDefaults() {
        Root root = Settings.bind(yaml("name: a"), Root.class);

        assertThat(root.batch()).isEqualTo(new Batch(256, Duration.ofMillis(5)));
        assertThat(root.rate()).isNull();
    }

    @Test
    void listOfNamesIsAMapWithoutValuesAndBothKeepTheirOrder() {
        assertThat(Settings.bind(yaml("labels: [late, b, 1]"), Named.class).labels())
                .containsExactly(Map.entry("late", ""), Map.entry("b", ""), Map.entry("1", ""));
        assertThat(Settings.bind(yaml("""
                        labels:
                          late: parcels that never came
                          b:
                        """), Named.class).labels())
                .containsExactly(Map.entry("late", "parcels that never came"), Map.entry("b", ""));
    }

    @Test
    void namesThatRepeatOrAreNoTextsAreReportedAtTheirPlace() {
        assertThatThrownBy(() -> Settings.bind(yaml("labels: [a, {b: c}, a]"), Named.class))
                .hasMessageContaining("labels[1]: must be a text")
                .hasMessageContaining("labels[2]: is there twice: 'a'");
        assertThatThrownBy(() -> Settings.bind(yaml("labels: a"), Named.class))
                .hasMessage("labels: must be a section with keys");
        assertThatThrownBy(() -> Settings.bind(yaml("labels: {a: [b]}"), Named.class))
                .hasMessageContaining("labels.a: must be a text");
    }

    @Test
    void presentKeysAreBoundWhateverTheirKind() {
        Root root = Settings.bind(yaml("""
                        name: 12
                        mode: fast-one
                        rate: 0.5
                        on: true
                        labels: [a, b]
                        batch: { max: 8, linger: PT1S }
                        kafka: { bootstrap.servers: "x:1", ssl: { truststore.location: /t } }
                        actions: { EMAIL: SLOW }
                        limits: { FAST_ONE: 1, slow: 2 }
                        """), Root.class);

        assertThat(root)
                .isEqualTo(new Root(
                        "12",
                        Mode.FAST_ONE,
                        0.5,
                        true,
                        List.of("a", "b"),
                        new Batch(8, Duration.ofSeconds(1)),
                        new Client(Map.of("bootstrap.servers", "x:1", "ssl.truststore.location", "/t")),
                        Map.of("EMAIL", Mode.SLOW),
                        Map.of(Mode.FAST_ONE, 1, Mode.SLOW, 2)));
    }

    @Test
    void reportsEverythingThatIsWrongAtOnceWithItsPath() {
        JsonNode tree = yaml("""
                nmae: a
                mode: fats
                rate: much
                on: perhaps
                labels: a
                batch: { max: 0, lnger: PT1S }
                actions: { EMAIL: x }
                limits: { quick: 1 }
                """);

        assertThatThrownBy(() -> Settings.bind(tree, Root.class))
                .asInstanceOf(type(SettingsException.class))
                .extracting(SettingsException::problems)
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.list(Problem.class))
                .extracting(Problem::path)
                .containsExactlyInAnyOrder(
                        "nmae", "mode", "rate", "on", "labels", "batch.lnger", "actions.EMAIL", "limits.quick");
    }

    @Test
    void aConstructorsRefusalCarriesTheSectionsPath() {
        assertThatThrownBy(() -> Settings.bind(yaml("batch: { max: 0 }"), Root.class))
                .isInstanceOf(SettingsException.class)
                .hasMessage("batch: max must be at least 1, is 0");
    }

    @Test
    void aWrongTypeSaysWhatIsExpectedAndWhatWasFound() {
        assertThatThrownBy(() -> Settings.bind(yaml("batch: { linger: 5ms }"), Root.class))
                .hasMessage("batch.linger: must be an ISO-8601 duration such as PT30S or P7D, is '5ms'");
        assertThatThrownBy(() -> Settings.bind(yaml("mode: [a]"), Root.class))
                .hasMessage("mode: must be fast-one | slow, is a list");
    }

    @Test
    void oneTextMayStandForAListOfOneWhereThatIsMarked() {
        assertThat(Settings.bind(yaml("paths: a"), Fields.class)).isEqualTo(new Fields(List.of("a")));
        assertThat(Settings.bind(yaml("paths: [a, b]"), Fields.class)).isEqualTo(new Fields(List.of("a", "b")));
    }

    private static JsonNode yaml(String text) {
        try {
            return new YAMLMapper().readTree(text);
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
