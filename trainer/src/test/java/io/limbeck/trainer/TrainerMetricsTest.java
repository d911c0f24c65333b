package io.limbeck.trainer;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class TrainerMetricsTest {
    private final PrometheusMeterRegistry meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final TrainerMetrics metrics = new TrainerMetrics(meters, "tickets.labels");

    @Test
    void everyRoundHasOneVerdict() {
        metrics.round("PROMOTED", Duration.ofSeconds(20));
        metrics.failed();

        assertThat(meters.scrape())
                .contains("limbeck_trainer_rounds_total{verdict=\"PROMOTED\"} 1.0")
                .contains("limbeck_trainer_rounds_total{verdict=\"FAILED\"} 1.0")
                .contains("limbeck_trainer_rounds_total{verdict=\"REFUSED\"} 0.0")
                .contains("limbeck_trainer_round_seconds_count 1")
                .contains("limbeck_trainer_round_seconds_bucket{le=\"10.0\"} 0")
                .contains("limbeck_trainer_round_seconds_bucket{le=\"30.0\"} 1");
    }

    @Test
    void oneStageIsCurrentAndAFailureEndsIt() {
        metrics.stage("gate", 0);
        assertThat(meters.scrape())
                .contains("limbeck_trainer_stage{stage=\"gate\"} 1.0")
                .contains("limbeck_trainer_stage{stage=\"waiting\"} 0.0");

        metrics.failed();

        assertThat(meters.scrape())
                .contains("limbeck_trainer_stage{stage=\"gate\"} 0.0")
                .contains("limbeck_trainer_stage{stage=\"waiting\"} 1.0")
                .contains("limbeck_trainer_stage_time_seconds_count{stage=\"gate\"} 1");
    }

    @Test
    void accuracyIsNotANumberBeforeTheFirstGate() {
        assertThat(meters.scrape()).contains("limbeck_trainer_accuracy{model=\"champion\"} NaN");

        metrics.measured("accuracy", "champion", 0.875);
        metrics.measured("latency", "challenger", 5e-5);
        metrics.measured("bundle", "challenger", 1.5e7);
        metrics.labels(40, 2);

        assertThat(meters.scrape())
                .contains("limbeck_trainer_accuracy{model=\"champion\"} 0.875")
                .contains("limbeck_trainer_latency_seconds{model=\"challenger\"} 5.0E-5")
                .contains("limbeck_trainer_bundle_bytes{model=\"challenger\"} 1.5E7")
                .contains("limbeck_trainer_calibration_error{model=\"champion\"} NaN")
                .contains("limbeck_trainer_labels 40.0")
                .contains("limbeck_trainer_lag_records{topic=\"tickets.labels\"} 2.0");
    }
}
