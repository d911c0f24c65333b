package io.limbeck.scorer.drift;

import static org.assertj.core.api.Assertions.assertThat;

import io.limbeck.model.Classifier;
import io.limbeck.model.Content;
import io.limbeck.model.Content.TabularContent;
import io.limbeck.model.Modality;
import io.limbeck.model.Scored;
import io.limbeck.model.Standing;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ColumnMetricsTest {
    private final PrometheusMeterRegistry meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final ColumnMetrics metrics = new ColumnMetrics(meters);

    @Test
    void countsByColumnWhatLiesOutsideAndNeverShowsAValue() {
        ColumnTally tally = new ColumnTally();
        tally.add(new PositiveAmounts(Modality.TABULAR), new TabularContent(Map.of("amount", 3.0)));
        tally.add(new PositiveAmounts(Modality.TABULAR), new TabularContent(Map.of("amount", -77777.0)));
        tally.add(new PositiveAmounts(Modality.TABULAR), new TabularContent(Map.of()));

        metrics.committed(tally);

        assertThat(meters.scrape())
                .contains("limbeck_scorer_column_values_total{column=\"amount\"} 2.0")
                .contains("limbeck_scorer_column_outside_total{column=\"amount\"} 1.0")
                .contains("limbeck_scorer_column_missing_total{column=\"amount\"} 1.0")
                .contains("limbeck_scorer_column_expected_ratio{column=\"amount\"} 0.01")
                .doesNotContain("77777");
    }

    @Test
    void thereAreNoColumnsWhereAModelReadsTexts() {
        ColumnTally tally = new ColumnTally();
        tally.add(new PositiveAmounts(Modality.TEXT), new Content.TextContent("amount"));

        metrics.committed(tally);

        assertThat(meters.getMeters()).isEmpty();
    }

    @Test
    void namesAreThoseOfTheDocumentation() throws Exception {
        ColumnTally tally = new ColumnTally();
        tally.add(new PositiveAmounts(Modality.TABULAR), new TabularContent(Map.of("amount", 3.0)));
        metrics.committed(tally);
        Pattern name = Pattern.compile("`?(limbeck_scorer_column_[a-z_]+)\\{column");

        assertThat(new TreeSet<>(name.matcher(Files.readString(Path.of("../docs/monitoring.md")))
                        .results()
                        .map(ColumnMetricsTest::first)
                        .toList()))
                .isEqualTo(new TreeSet<>(name.matcher(meters.scrape())
                        .results()
                        .map(ColumnMetricsTest::first)
                        .toList()));
    }

    private static String first(MatchResult result) {
        return result.group(1);
    }

    /** Was fitted on a column of amounts above zero; scores nothing. */
    private record PositiveAmounts(Modality modality) implements Classifier {
        @Override
        public List<String> labels() {
            return List.of();
        }

        @Override
        public long version() {
            return 1;
        }

        @Override
        public String cleaningVersion() {
            return "c1";
        }

        @Override
        public OptionalDouble acceptThreshold() {
            return OptionalDouble.empty();
        }

        @Override
        public boolean provisional() {
            return false;
        }

        @Override
        public int length(Content content) {
            return 1;
        }

        @Override
        public Map<String, Standing> standing(Content content) {
            Object amount = ((TabularContent) content).columns().get("amount");
            return Map.of(
                    "amount",
                    amount == null ? Standing.MISSING : (Double) amount > 0 ? Standing.KNOWN : Standing.OUTSIDE);
        }

        @Override
        public Map<String, Double> outside() {
            return Map.of("amount", 0.01);
        }

        @Override
        public List<Scored> score(List<Content> contents) {
            throw new UnsupportedOperationException("counts columns only");
        }

        @Override
        public void close() {}
    }
}
