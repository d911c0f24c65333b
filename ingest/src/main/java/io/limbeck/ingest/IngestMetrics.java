package io.limbeck.ingest;

import io.limbeck.ingest.decode.Reason;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The figures of an ingest process, under {@code limbeck.ingest.*}. When no message is under way
 *
 * <pre>
 * read         = clean + deletes + duplicates + dead.letters
 * duplicates   = the sum of duplicates over {reason}
 * dead.letters = the sum of dead.letters over {reason}: duplicates are not counted here
 * </pre>
 *
 * {@code personal.data{type}} counts finds in the texts of all messages that could be read. Every series is there from the
 * start, so that a rate is 0 and not absent before the first event. A transaction that is aborted
 * is done again and counted again: the committed topics are the truth.
 */
final class IngestMetrics {
    private static final String PREFIX = "limbeck.ingest.";

    private final MeterRegistry registry;
    private final Counter read;
    private final Counter clean;
    private final Counter deletes;
    private final Map<Reason, Counter> rejections = new EnumMap<>(Reason.class);
    private final Map<String, Counter> personalData = new ConcurrentHashMap<>();

    /** @param types of personal data that the cleaner looks for */
    IngestMetrics(MeterRegistry registry, Set<String> types) {
        this.registry = registry;
        this.read = counter("read", "raw messages read");
        this.clean = counter("clean", "clean records written");
        this.deletes = counter("deletes", "messages by which their senders deleted a record");
        for (Reason reason : Reason.values()) {
            rejections.put(
                    reason,
                    reason.isDuplicate()
                            ? counter("duplicates", "messages that came before within the window", reason)
                            : counter("dead.letters", "messages that became dead letters", reason));
        }
        for (String type : types) {
            personalData.put(type, personalData(type));
        }
    }

    void read() {
        read.increment();
    }

    void found(Map<String, Integer> redactions) {
        redactions.forEach((type, count) ->
                personalData.computeIfAbsent(type, this::personalData).increment(count));
    }

    void clean() {
        clean.increment();
    }

    void deleted() {
        deletes.increment();
    }

    void rejected(Reason reason) {
        rejections.get(reason).increment();
    }

    private Counter personalData(String type) {
        return Counter.builder(PREFIX + "personal.data")
                .description("personal data found in texts")
                .tag("type", type)
                .register(registry);
    }

    private Counter counter(String name, String description, Reason reason) {
        return Counter.builder(PREFIX + name)
                .description(description)
                .tag("reason", reason.name())
                .register(registry);
    }

    private Counter counter(String name, String description) {
        return Counter.builder(PREFIX + name).description(description).register(registry);
    }
}
