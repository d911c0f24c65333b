package io.limbeck.labeler;

import static io.limbeck.labeler.SampleReviews.NOON;
import static io.limbeck.labeler.SampleReviews.request;
import static org.assertj.core.api.Assertions.assertThat;

import io.limbeck.labeler.review.Audit;
import io.limbeck.labeler.review.HandClock;
import io.limbeck.labeler.review.Outcome;
import io.limbeck.labeler.review.ReviewQueue;
import io.limbeck.labeler.review.ReviewTally;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import org.junit.jupiter.api.Test;

class LabelerMetricsTest {
    private final PrometheusMeterRegistry meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final LabelerSettings settings = LabelerSettings.defaults();
    private final ReviewQueue queue = new ReviewQueue(settings.policy(), new HandClock(NOON));
    private final ReviewTally tally = new ReviewTally();

    @Test
    void showsTallyQueueAndLimits() {
        LabelerMetrics.register(meters, tally, queue, settings.policy());
        queue.admit(request("a", 0.5));
        tally.request();
        tally.request();
        tally.count(Outcome.AGREED);
        tally.count(Audit.ACCEPTED_WRONG, 100);

        assertThat(meters.scrape())
                .contains("limbeck_labeler_requests_total 2.0")
                .contains("limbeck_labeler_reviews_total{outcome=\"agreed\"} 1.0")
                .contains("limbeck_labeler_reviews_total{outcome=\"evicted\"} 0.0")
                .contains("limbeck_labeler_waiting{reason=\"low_confidence\"} 1.0")
                .contains("limbeck_labeler_waiting{reason=\"exploration\"} 0.0")
                .contains("limbeck_labeler_waiting_limit 10000.0")
                .contains("limbeck_labeler_budget_left 200.0")
                .contains("limbeck_labeler_budget_per_hour 200.0")
                .contains("limbeck_labeler_audits_total{decision=\"accepted\",result=\"wrong\"} 1.0")
                .contains("limbeck_labeler_audits_total{decision=\"accepted\",result=\"right\"} 0.0")
                .contains("limbeck_labeler_audited_records_total{decision=\"accepted\",result=\"wrong\"} 100.0");
    }
}
