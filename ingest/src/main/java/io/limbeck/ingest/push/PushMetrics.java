package io.limbeck.ingest.push;

import io.limbeck.ingest.decode.Reason;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongSupplier;

/**
 * The figures of {@code POST /ingest}, under {@code limbeck.ingest.push.*}. When no request is under way
 *
 * <pre>
 * records of all requests that could be read = stored + the sum of refused over {reason} + unavailable
 * </pre>
 *
 * {@code requests{status}} counts requests by what they were answered.
 */
final class PushMetrics {
    private static final String PREFIX = "limbeck.ingest.push.";
    private static final List<Integer> STATUSES = List.of(200, 207, 400, 401, 403, 413, 415, 422, 429, 500, 503);

    private final MeterRegistry registry;
    private final Counter stored;
    private final Counter unavailable;
    private final Map<Reason, Counter> refused = new EnumMap<>(Reason.class);
    private final Map<Integer, Counter> requests = new TreeMap<>();
    private final Timer seconds;

    /** @param inFlight bytes of requests that are not answered yet */
    PushMetrics(MeterRegistry registry, LongSupplier inFlight) {
        this.registry = registry;
        stored = counter("stored", "pushed records that the brokers have");
        unavailable = counter("unavailable", "pushed records that the brokers did not confirm in time");
        for (Reason reason : Reason.values()) {
            if (!reason.isDuplicate()) {
                refused.put(reason, counter("refused", "pushed records that can be none", "reason", reason.name()));
            }
        }
        for (int status : STATUSES) {
            requests.put(status, counter("requests", "requests answered", "status", Integer.toString(status)));
        }
        seconds = Timer.builder(PREFIX + "latency")
                .description("from a request's body to the brokers' confirmation of its records")
                .register(registry);
        Gauge.builder(PREFIX + "in.flight.bytes", inFlight::getAsLong)
                .description("bytes of requests that are not answered yet")
                .register(registry);
    }

    void answered(int status) {
        requests.getOrDefault(status, requests.get(500)).increment();
    }

    void settled(List<Outcome> outcomes, Duration took) {
        outcomes.forEach(outcome ->
                outcome.fold(ok -> stored, refused::get, () -> unavailable).increment());
        seconds.record(took);
    }

    private Counter counter(String name, String description, String... tags) {
        return Counter.builder(PREFIX + name)
                .description(description)
                .tags(tags)
                .register(registry);
    }
}
