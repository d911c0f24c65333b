package io.limbeck.scorer;

import io.limbeck.scorer.activation.ActivationObserver;
import io.limbeck.scorer.inference.BatchObserver;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The figures of a scorer, under {@code limbeck.scorer.*}. Figures of records are entered when their transaction is
 * committed, so at any time
 *
 * <pre>
 * records           = predictions + dead.letters
 * predictions       = predictions{decision=accepted} + predictions{decision=review}
 * reviews + reviews.too.large
 *                   = predictions{decision=review} + accepted predictions drawn for exploration
 * batch.records     ≥ records − dead.letters   (sum; aborted work, warm-up and /predict are in it too)
 * </pre>
 *
 * After a crash, what the last transaction did may be missing here; the committed topics are the truth.
 */
final class ScorerMetrics implements BatchObserver, ActivationObserver {
    private static final String PREFIX = "limbeck.scorer.";

    private final MeterRegistry registry;
    private final Counter records;
    private final Counter reviewsTooLarge;
    private final DistributionSummary batches;
    private final Timer scoring;
    private final DistributionSummary confidence;
    private final Timer latency;
    private final Counter committed;
    private final Counter aborted;
    private final Counter swaps;
    private final Counter refusals;
    private final AtomicLong version;

    ScorerMetrics(MeterRegistry registry) {
        this.registry = registry;
        this.records = Counter.builder(PREFIX + "records")
                .description("records read and settled")
                .register(registry);
        this.reviewsTooLarge = Counter.builder(PREFIX + "reviews.too.large")
                .description("review requests left out because no message may be so large")
                .register(registry);
        this.batches = DistributionSummary.builder(PREFIX + "batch.records")
                .description("records in a scored batch")
                .register(registry);
        this.scoring = Timer.builder(PREFIX + "batch")
                .description("time to score a batch")
                .register(registry);
        this.confidence = DistributionSummary.builder(PREFIX + "confidence")
                .description("calibrated confidence of predictions")
                .publishPercentiles(0.1, 0.5, 0.9)
                .register(registry);
        this.latency = Timer.builder(PREFIX + "latency")
                .description("from ingest to the prediction")
                .publishPercentiles(0.5, 0.99)
                .register(registry);
        this.committed = transactions("committed");
        this.aborted = transactions("aborted");
        this.swaps = Counter.builder(PREFIX + "model.swaps")
                .description("models put in service")
                .register(registry);
        this.refusals = Counter.builder(PREFIX + "model.refusals")
                .description("models that did not pass")
                .register(registry);
        this.version = registry.gauge(PREFIX + "model.version", new AtomicLong());
    }

    @Override
    public void scored(int size, long nanos) {
        batches.record(size);
        scoring.record(nanos, TimeUnit.NANOSECONDS);
    }

    @Override
    public void swapped(long served) {
        swaps.increment();
        version.set(served);
    }

    @Override
    public void refused(long refused) {
        refusals.increment();
    }

    void committed(Tally tally) {
        committed.increment();
        records.increment(tally.records);
        tally.predictions.forEach((decision, count) ->
                counter("predictions", "decision", decision.name()).increment(count));
        tally.reviews.forEach(
                (reason, count) -> counter("reviews", "reason", reason.name()).increment(count));
        tally.deadLetters.forEach(
                (reason, count) -> counter("dead.letters", "reason", reason).increment(count));
        reviewsTooLarge.increment(tally.reviewsTooLarge);
        tally.confidences.forEach(confidence::record);
        tally.latencies.forEach(millis -> latency.record(Duration.ofMillis(Math.max(0, millis))));
    }

    void aborted() {
        aborted.increment();
    }

    private Counter counter(String noun, String tag, String value) {
        return registry.counter(PREFIX + noun, tag, value.toLowerCase(Locale.ROOT));
    }

    private Counter transactions(String result) {
        return Counter.builder(PREFIX + "transactions")
                .description("transactions ended")
                .tag("result", result)
                .register(registry);
    }
}
