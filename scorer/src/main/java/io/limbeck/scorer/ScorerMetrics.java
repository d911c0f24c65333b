package io.limbeck.scorer;

import io.limbeck.schemas.Decision;
import io.limbeck.schemas.ReviewReason;
import io.limbeck.scorer.activation.ActivationObserver;
import io.limbeck.scorer.drift.ColumnMetrics;
import io.limbeck.scorer.inference.BatchObserver;
import io.limbeck.scorer.inference.Outcome;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;

/**
 * The figures of a scorer, under {@code limbeck.scorer.*}. Figures of records are entered when their transaction is
 * committed, so at any time
 *
 * <pre>
 * records           = predictions + deletes + dead.letters
 * predictions       = predictions{decision=accepted} + predictions{decision=review}
 *                   = confidence (count) = latency (count) = end.to.end (count)
 * reviews + reviews.too.large
 *                   = predictions{decision=review} + accepted predictions drawn for exploration
 * batch.records     ≥ records − deletes − dead.letters   (sum; aborted work, warm-up and /predict are in it too)
 * model.version     = champion.version, once the champion is loaded and unless it was refused
 * </pre>
 *
 * Both latencies end when readers can see the prediction; latency begins in ingest, end.to.end with the raw message's own
 * time. After a crash, what the last transaction did may be missing here; the committed topics are the truth.
 */
final class ScorerMetrics implements BatchObserver, ActivationObserver {
    private static final String PREFIX = "limbeck.scorer.";

    private static final double[] BATCH_SIZES = {1, 2, 4, 8, 16, 32, 64, 128, 256, 1024};
    /** In percent: Micrometer rounds what it puts in buckets up to whole numbers. */
    private static final double[] CONFIDENCES = {20, 30, 40, 50, 60, 70, 80, 90, 95, 99, 100};

    private static final Duration[] BATCH_TIMES = millis(1, 2, 5, 10, 20, 50, 100, 200, 500, 1000);
    private static final Duration[] LATENCIES =
            millis(25, 50, 100, 150, 200, 300, 500, 1000, 2000, 5000, 10_000, 30_000, 60_000, 300_000);

    /** What {@link Composer} and {@link Inbox} say of a record beside the model's own failures. */
    private static final List<String> REASONS = List.of("EMPTY", "FORGOTTEN", "MALFORMED_RECORD", "TOO_LARGE");

    private final MeterRegistry registry;
    private final Counter records;
    private final Counter deletes;
    private final Counter reviewsTooLarge;
    private final DistributionSummary batches;
    private final Timer scoring;
    private final DistributionSummary confidence;
    private final Timer latency;
    private final Timer endToEnd;
    private final Counter committed;
    private final Counter aborted;
    private final Counter swaps;
    private final Counter refusals;
    private final ColumnMetrics columns;
    private final AtomicLong version;
    private final AtomicLong champion;

    /** @param targetAccuracy that was asked of accepted predictions; shown beside what people find */
    ScorerMetrics(MeterRegistry registry, double targetAccuracy) {
        this.registry = registry;
        this.records = total("records", "messages of the records topic read and settled");
        this.deletes = total("deletes", "tombstones of records passed on to predictions");
        this.reviewsTooLarge =
                total("reviews.too.large", "review requests left out because no message may be so large");
        this.batches = DistributionSummary.builder(PREFIX + "batch.records")
                .description("records in a scored batch")
                .serviceLevelObjectives(BATCH_SIZES)
                .register(registry);
        this.scoring = Timer.builder(PREFIX + "batch")
                .description("time to score a batch")
                .serviceLevelObjectives(BATCH_TIMES)
                .register(registry);
        this.confidence = DistributionSummary.builder(PREFIX + "confidence")
                .description("calibrated confidence of predictions")
                .baseUnit("percent")
                .scale(100)
                .serviceLevelObjectives(CONFIDENCES)
                .register(registry);
        this.latency = latency("latency", "from ingest until the prediction is committed");
        this.endToEnd = latency("end.to.end", "from the raw message's time until the prediction is committed");
        this.committed = counter("transactions", "transactions ended", "result", "committed");
        this.aborted = counter("transactions", "transactions ended", "result", "aborted");
        this.swaps = total("model.swaps", "models put in service");
        this.refusals = total("model.refusals", "models that did not pass");
        this.columns = new ColumnMetrics(registry);
        this.version = version("model.version", "the version that serves here; 0 before the first");
        this.champion = version("champion.version", "the version that should serve; 0 before the first");
        Gauge.builder(PREFIX + "target.accuracy", () -> targetAccuracy)
                .description("scorer.accept.targetAccuracy: the share of accepted predictions that must be right")
                .register(registry);
        startAtZero();
    }

    @Override
    public void scored(int size, long nanos) {
        batches.record(size);
        scoring.record(nanos, TimeUnit.NANOSECONDS);
    }

    @Override
    public void champion(long seen) {
        champion.set(seen);
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

    /** @param visible when readers of committed messages could see it */
    void committed(Tally tally, Instant visible) {
        committed.increment();
        records.increment(tally.records);
        deletes.increment(tally.deletes);
        tally.predictions.forEach((decision, count) -> predictions(decision).increment(count));
        tally.reviews.forEach((reason, count) -> reviews(reason).increment(count));
        tally.deadLetters.forEach((reason, count) -> deadLetters(reason).increment(count));
        reviewsTooLarge.increment(tally.reviewsTooLarge);
        columns.committed(tally.columns);
        tally.confidences.forEach(confidence::record);
        tally.ingests.forEach(begin -> record(latency, begin, visible));
        tally.arrivals.forEach(begin -> record(endToEnd, begin, visible));
    }

    void aborted() {
        aborted.increment();
    }

    /** A rate of what has not happened yet is 0, not absent. */
    private void startAtZero() {
        for (Decision decision : Decision.values()) {
            predictions(decision);
        }
        reviews(ReviewReason.LOW_CONFIDENCE);
        reviews(ReviewReason.EXPLORATION);
        REASONS.forEach(this::deadLetters);
        for (Outcome.Failure failure : Outcome.Failure.values()) {
            deadLetters(failure.name());
        }
    }

    private static void record(Timer timer, long begin, Instant end) {
        timer.record(Duration.ofMillis(Math.max(0, end.toEpochMilli() - begin)));
    }

    private Counter predictions(Decision decision) {
        return counter("predictions", "predictions committed", "decision", lowerCase(decision));
    }

    private Counter reviews(ReviewReason reason) {
        return counter("reviews", "review requests committed", "reason", lowerCase(reason));
    }

    /** Reason codes are written as documented, as everywhere. */
    private Counter deadLetters(String reason) {
        return counter("dead.letters", "records that became dead letters", "reason", reason);
    }

    private Counter total(String noun, String description) {
        return Counter.builder(PREFIX + noun).description(description).register(registry);
    }

    private Counter counter(String noun, String description, String tag, String value) {
        return Counter.builder(PREFIX + noun)
                .description(description)
                .tag(tag, value)
                .register(registry);
    }

    private Timer latency(String noun, String description) {
        return Timer.builder(PREFIX + noun)
                .description(description)
                .serviceLevelObjectives(LATENCIES)
                .register(registry);
    }

    private AtomicLong version(String noun, String description) {
        AtomicLong current = new AtomicLong();
        Gauge.builder(PREFIX + noun, current, AtomicLong::get)
                .description(description)
                .register(registry);
        return current;
    }

    private static String lowerCase(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private static Duration[] millis(long... values) {
        return LongStream.of(values).mapToObj(Duration::ofMillis).toArray(Duration[]::new);
    }
}
