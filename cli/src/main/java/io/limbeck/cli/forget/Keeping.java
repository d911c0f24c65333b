package io.limbeck.cli.forget;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.common.config.ConfigResource;

/**
 * How a topic loses messages, by the settings that it has on the brokers. A message goes with its segment: that is closed
 * up to {@code segment.ms} after the message, and is kept for {@code retention.ms} from its last message on.
 *
 * @param retention how long; empty for ever
 * @param segment how long a segment takes messages
 * @param compaction how long an overwritten message may stay; empty where nothing is compacted
 */
public record Keeping(Optional<Duration> retention, Duration segment, Optional<Duration> compaction) {
    /** Between two looks of a broker at what has become old ({@code log.retention.check.interval.ms}). */
    private static final Duration LOOK = Duration.ofMinutes(5);

    public Keeping {
        Objects.requireNonNull(retention, "retention");
        Objects.requireNonNull(segment, "segment");
        Objects.requireNonNull(compaction, "compaction");
    }

    /**
     * @return by topic
     * @throws ExecutionException the brokers refused
     */
    public static Map<String, Keeping> of(Admin admin, Collection<String> topics)
            throws InterruptedException, ExecutionException {
        Map<String, Keeping> keeping = new TreeMap<>();
        for (Map.Entry<ConfigResource, Config> topic : admin.describeConfigs(topics.stream()
                        .map(name -> new ConfigResource(ConfigResource.Type.TOPIC, name))
                        .toList())
                .all()
                .get()
                .entrySet()) {
            keeping.put(topic.getKey().name(), of(topic.getValue()));
        }
        return keeping;
    }

    private static Keeping of(Config settings) {
        String policy = settings.get("cleanup.policy").value();
        boolean compacts = policy.contains("compact");
        long retention = Long.parseLong(settings.get("retention.ms").value());
        return new Keeping(
                policy.contains("delete") && retention >= 0
                        ? Optional.of(Duration.ofMillis(retention))
                        : Optional.empty(),
                Duration.ofMillis(Long.parseLong(settings.get("segment.ms").value())),
                compacts
                        ? Optional.of(Duration.ofMillis(Long.parseLong(
                                settings.get("max.compaction.lag.ms").value())))
                        : Optional.empty());
    }

    /** When a message of {@code time} is gone at the latest; empty if that cannot be said. */
    public Optional<Instant> goneBy(Instant time) {
        return retention.map(kept -> time.plus(kept).plus(segment).plus(LOOK));
    }

    /** When a message that is overwritten at {@code time} is gone, if others follow it; empty if that cannot be said. */
    public Optional<Instant> compactedBy(Instant time) {
        return compaction
                .filter(lag -> lag.compareTo(Duration.ofDays(365)) < 0)
                .map(lag -> time.plus(lag).plus(segment).plus(LOOK));
    }
}
