package io.limbeck.trainer;

import io.limbeck.trainer.round.Progress;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;

/**
 * The trainer's figures, under {@code limbeck.trainer.*}:
 *
 * <pre>
 * rounds        = PROVISIONAL + FIRST + RETRAINED + PROMOTED + REFUSED + INSUFFICIENT + PINNED + OVERTAKEN + FAILED   (by verdict)
 * round (count) = rounds − FAILED
 * </pre>
 *
 * Every round that begins is counted under exactly one verdict; one that a stop of the process cuts short under none.
 * {@code stage} is 1 for what the trainer is at and 0 for what it was at before, {@code stage.time} adds up how long each
 * took. {@code accuracy} of both models is that on the recent window of the last gate; {@code calibration.error},
 * {@code latency} a record and {@code bundle} size are what it measured of them, too. All are NaN where none measured them.
 */
final class TrainerMetrics implements Progress {
    static final String FAILED = "FAILED";
    static final String WAITING = "waiting";

    private static final String PREFIX = "limbeck.trainer.";
    private static final List<String> VERDICTS = List.of(
            "PROVISIONAL", "FIRST", "RETRAINED", "PROMOTED", "REFUSED", "INSUFFICIENT", "PINNED", "OVERTAKEN", FAILED);
    private static final Duration[] ROUNDS = LongStream.of(1, 5, 10, 30, 60, 120, 300, 600, 1800, 3600)
            .mapToObj(Duration::ofSeconds)
            .toArray(Duration[]::new);

    private final MeterRegistry meters;
    private final AtomicInteger labels = new AtomicInteger();
    private final AtomicLong lag = new AtomicLong();
    private final Timer rounds;
    private final Map<String, AtomicInteger> stages = new ConcurrentHashMap<>();
    private final Map<String, AtomicLong> figures = new ConcurrentHashMap<>();
    private String stage = WAITING;
    private long stageBegan = System.nanoTime();

    /** @param labelsTopic what the trainer reads */
    TrainerMetrics(MeterRegistry meters, String labelsTopic) {
        this.meters = meters;
        Gauge.builder(PREFIX + "labels", labels, AtomicInteger::get)
                .description("live labels")
                .register(meters);
        Gauge.builder(PREFIX + "lag.records", lag, AtomicLong::get)
                .description("labels that were written and not yet read")
                .tag("topic", labelsTopic)
                .register(meters);
        this.rounds = Timer.builder(PREFIX + "round")
                .description("time of a round that came to a verdict")
                .serviceLevelObjectives(ROUNDS)
                .register(meters);
        for (String model : List.of("champion", "challenger")) {
            figure("accuracy", model, null, "on the recent window of the last gate");
            figure("calibration.error", model, null, "expected calibration error at the last gate");
            figure("latency", model, "seconds", "time a record took on one thread at the last gate");
            figure("bundle", model, "bytes", "size of the bundle at the last gate");
        }
        VERDICTS.forEach(this::verdict);
        current(stage).set(1);
        time(stage);
    }

    /**
     * @param live how many there are
     * @param unread how many are yet to be read
     */
    void labels(int live, long unread) {
        labels.set(live);
        lag.set(unread);
    }

    void round(String verdict, Duration took) {
        verdict(verdict).increment();
        rounds.record(took);
    }

    /** A round that came to no verdict. */
    void failed() {
        verdict(FAILED).increment();
        stage(WAITING, 0);
    }

    /**
     * What the last gate measured.
     *
     * @param figure accuracy, calibration.error, latency (in seconds) or bundle (in bytes)
     * @param model champion or challenger
     */
    void measured(String figure, String model, double value) {
        figures.get(figure + " " + model).set(Double.doubleToLongBits(value));
    }

    @Override
    public synchronized void stage(String name, long steps) {
        long now = System.nanoTime();
        time(stage).record(now - stageBegan, TimeUnit.NANOSECONDS);
        stages.values().forEach(other -> other.set(0));
        current(name).set(1);
        stage = name;
        stageBegan = now;
    }

    @Override
    public void advance(long steps) {
        // A round's stages are short here; their number is enough.
    }

    private Counter verdict(String verdict) {
        return Counter.builder(PREFIX + "rounds")
                .description("rounds that ended, by what the gate said")
                .tag("verdict", verdict)
                .register(meters);
    }

    private void figure(String name, String model, String unit, String description) {
        AtomicLong bits = new AtomicLong(Double.doubleToLongBits(Double.NaN));
        Gauge.builder(PREFIX + name, bits, value -> Double.longBitsToDouble(value.get()))
                .tag("model", model)
                .baseUnit(unit)
                .description(description)
                .register(meters);
        figures.put(name + " " + model, bits);
    }

    private AtomicInteger current(String name) {
        return stages.computeIfAbsent(name, added -> {
            AtomicInteger current = new AtomicInteger();
            Gauge.builder(PREFIX + "stage", current, AtomicInteger::get)
                    .description("1 for what the trainer is at")
                    .tag("stage", added)
                    .register(meters);
            return current;
        });
    }

    private Timer time(String name) {
        return Timer.builder(PREFIX + "stage.time")
                .description("time spent in a stage")
                .tag("stage", name)
                .register(meters);
    }
}
