package io.limbeck.labeler;

import io.limbeck.labeler.review.Outcome;
import io.limbeck.labeler.review.ReviewQueue;
import io.limbeck.labeler.review.ReviewTally;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;

/**
 * The labeler's figures. They come from a store that is written in the transaction that reads the request, so over the
 * life of a task, restarts included,
 *
 * <pre>limbeck_labeler_requests_total =
 *     agreed + disputed + expired + evicted + merged + withdrawn + undecidable (limbeck_labeler_reviews_total by outcome)
 *     + limbeck_labeler_waiting</pre>
 */
final class LabelerMetrics {
    private LabelerMetrics() {}

    static void register(MeterRegistry meters, ReviewTally tally, ReviewQueue queue) {
        FunctionCounter.builder(
                        "limbeck.labeler.requests", tally, of -> of.figures().requests())
                .description("Review requests read")
                .register(meters);
        for (Outcome outcome : Outcome.values()) {
            FunctionCounter.builder(
                            "limbeck.labeler.reviews", tally, of -> of.figures().of(outcome))
                    .tag("outcome", outcome.name().toLowerCase(Locale.ROOT))
                    .description("Review requests that ended, by how")
                    .register(meters);
        }
        Gauge.builder("limbeck.labeler.waiting", queue, of -> of.state().waiting())
                .description("Reviews that wait for people")
                .register(meters);
        Gauge.builder("limbeck.labeler.budget.left", queue, of -> of.state().budgetLeft())
                .description("Questions that may be asked now")
                .register(meters);
    }
}
