package io.limbeck.scorer;

import static org.assertj.core.api.Assertions.assertThat;

import io.limbeck.schemas.Decision;
import io.limbeck.schemas.ReviewReason;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScorerMetricsTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private final PrometheusMeterRegistry meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final ScorerMetrics metrics = new ScorerMetrics(meters, 0.9);

    @Test
    void countsWhatATransactionDidWhenItIsCommitted() {
        Tally tally = new Tally();
        tally.records = 3;
        tally.predictions.put(Decision.ACCEPTED, 1);
        tally.predictions.put(Decision.REVIEW, 1);
        tally.reviews.put(ReviewReason.LOW_CONFIDENCE, 1);
        tally.deadLetters.put("SCORING_FAILED", 1);
        tally.confidences.addAll(List.of(0.97, 0.45));
        tally.arrivals.addAll(List.of(ago(400), ago(6000)));
        tally.ingests.addAll(List.of(ago(90), ago(120)));

        metrics.committed(tally, NOON);
        metrics.aborted();

        assertThat(meters.scrape())
                .contains("limbeck_scorer_records_total 3.0")
                .contains("limbeck_scorer_predictions_total{decision=\"accepted\"} 1.0")
                .contains("limbeck_scorer_predictions_total{decision=\"review\"} 1.0")
                .contains("limbeck_scorer_reviews_total{reason=\"low_confidence\"} 1.0")
                .contains("limbeck_scorer_dead_letters_total{reason=\"SCORING_FAILED\"} 1.0")
                .contains("limbeck_scorer_confidence_percent_bucket{le=\"50.0\"} 1")
                .contains("limbeck_scorer_confidence_percent_bucket{le=\"95.0\"} 1")
                .contains("limbeck_scorer_confidence_percent_bucket{le=\"99.0\"} 2")
                .contains("limbeck_scorer_latency_seconds_bucket{le=\"0.1\"} 1")
                .contains("limbeck_scorer_latency_seconds_bucket{le=\"0.15\"} 2")
                .contains("limbeck_scorer_end_to_end_seconds_bucket{le=\"0.5\"} 1")
                .contains("limbeck_scorer_end_to_end_seconds_bucket{le=\"10.0\"} 2")
                .contains("limbeck_scorer_transactions_total{result=\"committed\"} 1.0")
                .contains("limbeck_scorer_transactions_total{result=\"aborted\"} 1.0");
    }

    @Test
    void showsTheChampionBesideWhatServes() {
        metrics.champion(4);
        metrics.swapped(3);
        metrics.refused(4);

        assertThat(meters.scrape())
                .contains("limbeck_scorer_champion_version 4.0")
                .contains("limbeck_scorer_model_version 3.0")
                .contains("limbeck_scorer_model_swaps_total 1.0")
                .contains("limbeck_scorer_model_refusals_total 1.0")
                .contains("limbeck_scorer_target_accuracy 0.9");
    }

    @Test
    void everySeriesIsThereBeforeItsFirstEvent() {
        assertThat(meters.scrape())
                .contains("limbeck_scorer_predictions_total{decision=\"accepted\"} 0.0")
                .contains("limbeck_scorer_reviews_total{reason=\"exploration\"} 0.0")
                .contains("limbeck_scorer_dead_letters_total{reason=\"EMPTY\"} 0.0")
                .contains("limbeck_scorer_dead_letters_total{reason=\"UNSUPPORTED_CONTENT\"} 0.0")
                .contains("limbeck_scorer_batch_records_bucket{le=\"256.0\"} 0")
                .contains("limbeck_scorer_batch_seconds_bucket{le=\"0.01\"} 0");
    }

    private static long ago(long millis) {
        return NOON.minusMillis(millis).toEpochMilli();
    }
}
