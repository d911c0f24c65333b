package io.limbeck.trainer;

import io.limbeck.trainer.round.Progress;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The trainer's figures: {@code limbeck.trainer.rounds} by verdict, {@code limbeck.trainer.round} (time),
 * {@code limbeck.trainer.labels}, {@code limbeck.trainer.accuracy} of both models at the last gate, and
 * {@code limbeck.trainer.stage}, which is 1 for the stage a round is in. Every round that begins is counted under
 * exactly one verdict: FIRST, PROMOTED, REFUSED, INSUFFICIENT, PINNED, OVERTAKEN or FAILED; one that a stop of the
 * process cuts short under none.
 */
final class TrainerMetrics implements Progress {
    private final MeterRegistry meters;
    private final AtomicInteger labels = new AtomicInteger();
    private final Map<String, AtomicInteger> stages = new ConcurrentHashMap<>();
    private final Map<String, AtomicLong> accuracies = new ConcurrentHashMap<>();

    TrainerMetrics(MeterRegistry meters) {
        this.meters = meters;
        Gauge.builder("limbeck.trainer.labels", labels, AtomicInteger::get)
                .description("live labels")
                .register(meters);
    }

    void labels(int live) {
        labels.set(live);
    }

    void round(String verdict, Duration took) {
        meters.counter("limbeck.trainer.rounds", "verdict", verdict).increment();
        Timer.builder("limbeck.trainer.round").register(meters).record(took);
    }

    /** @param model champion or challenger */
    void accuracy(String model, double accuracy) {
        accuracies
                .computeIfAbsent(model, name -> {
                    AtomicLong bits = new AtomicLong();
                    Gauge.builder("limbeck.trainer.accuracy", bits, value -> Double.longBitsToDouble(value.get()))
                            .tag("model", name)
                            .description("on the recent window of the last gate")
                            .register(meters);
                    return bits;
                })
                .set(Double.doubleToLongBits(accuracy));
    }

    @Override
    public void stage(String name, long steps) {
        stages.values().forEach(stage -> stage.set(0));
        stages.computeIfAbsent(name, stage -> {
                    AtomicInteger current = new AtomicInteger();
                    Gauge.builder("limbeck.trainer.stage", current, AtomicInteger::get)
                            .tag("stage", stage)
                            .register(meters);
                    return current;
                })
                .set(1);
    }

    @Override
    public void advance(long steps) {
        // A round's stages are short here; their number is enough.
    }
}
