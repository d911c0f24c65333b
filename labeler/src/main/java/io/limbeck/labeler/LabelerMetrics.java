package io.limbeck.labeler;

import io.limbeck.labeler.review.Audit;
import io.limbeck.labeler.review.Outcome;
import io.limbeck.labeler.review.ReviewPolicy;
import io.limbeck.labeler.review.ReviewQueue;
import io.limbeck.labeler.review.ReviewTally;
import io.limbeck.schemas.ReviewReason;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * The labeler's figures. Its counters come from a store that is written in the transaction that reads the request or the
 * answer, so over the life of a task, restarts included,
 *
 * <pre>
 * limbeck_labeler_requests_total =
 *     agreed + disputed + expired + evicted + merged + withdrawn + undecidable (limbeck_labeler_reviews_total by outcome)
 *     + limbeck_labeler_waiting (the sum over {reason})
 * </pre>
 *
 * Audited accuracy is the right share of {@code limbeck_labeler_audited_records_total}: answers of the exploration lane,
 * each for as many records as its propensity makes it stand for. The first label counts; a later correction changes the
 * training set, not this.
 */
final class LabelerMetrics {
    private static final String PREFIX = "limbeck.labeler.";

    private final MeterRegistry meters;
    private final ReviewTally tally;
    private final ReviewQueue queue;

    private LabelerMetrics(MeterRegistry meters, ReviewTally tally, ReviewQueue queue) {
        this.meters = meters;
        this.tally = tally;
        this.queue = queue;
    }

    static void register(MeterRegistry meters, ReviewTally tally, ReviewQueue queue, ReviewPolicy policy) {
        LabelerMetrics metrics = new LabelerMetrics(meters, tally, queue);
        metrics.counters();
        metrics.gauges();
        metrics.limit(
                "waiting.limit", "labeler.maxPending: more than these evict the least wanted", policy.maxPending());
        metrics.limit(
                "budget.per.hour",
                "labeler.budget.perHour: questions that may be asked in an hour",
                policy.budget().perHour());
    }

    private void counters() {
        counter("requests", "review requests read", Tags.empty(), ReviewTally.Figures::requests);
        for (Outcome outcome : Outcome.values()) {
            counter(
                    "reviews",
                    "review requests that ended, by how",
                    Tags.of("outcome", lowerCase(outcome)),
                    figures -> figures.of(outcome));
        }
        for (Audit audit : Audit.values()) {
            Tags tags = Tags.of("decision", lowerCase(audit.decision()), "result", audit.right() ? "right" : "wrong");
            counter(
                    "audits",
                    "labels of records drawn by chance, by whether the prediction agreed",
                    tags,
                    figures -> figures.of(audit).answers());
            counter(
                    "audited.records",
                    "records that those labels stand for",
                    tags,
                    figures -> figures.of(audit).records());
        }
    }

    private void gauges() {
        for (ReviewReason reason : ReviewReason.values()) {
            Gauge.builder(PREFIX + "waiting", queue, of -> of.state().byReason().getOrDefault(reason, 0))
                    .description("reviews that wait for people")
                    .tag("reason", lowerCase(reason))
                    .register(meters);
        }
        Gauge.builder(PREFIX + "budget.left", queue, of -> of.state().budgetLeft())
                .description("questions that may be asked now")
                .register(meters);
    }

    private void counter(String noun, String description, Tags tags, ToDoubleFunction<ReviewTally.Figures> figure) {
        FunctionCounter.builder(PREFIX + noun, tally, of -> figure.applyAsDouble(of.figures()))
                .description(description)
                .tags(tags)
                .register(meters);
    }

    private void limit(String noun, String description, int value) {
        Gauge.builder(PREFIX + noun, () -> value).description(description).register(meters);
    }

    private static String lowerCase(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
