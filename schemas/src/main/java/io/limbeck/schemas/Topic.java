package io.limbeck.schemas;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * One topic of the loop: its full name, its shape, how long it keeps a message, and who may touch it.
 *
 * @param name full name, the task's prefix included
 * @param partitions how many it is created with
 * @param retention what the broker keeps
 * @param maxMessageBytes the largest record batch the broker accepts
 * @param writers the services that produce to it; users produce to {@code raw}
 * @param readers the services that consume it
 */
public record Topic(
        String name,
        int partitions,
        Retention retention,
        int maxMessageBytes,
        Set<Component> writers,
        Set<Component> readers) {

    /** So many segments make up what is kept: a message outlives its time by the share of one. */
    private static final int SEGMENTS_KEPT = 24;

    private static final Duration SHORTEST_SEGMENT = Duration.ofHours(1);

    /** Who stands at either end of a topic. */
    public enum Component {
        INGEST,
        SCORER,
        LABELER,
        TRAINER,
        USERS
    }

    /** How a topic forgets. */
    public enum Cleanup {
        DELETE,
        COMPACT,
        COMPACT_AND_DELETE
    }

    /** @param time how long a message is kept where {@code cleanup} deletes */
    public record Retention(Cleanup cleanup, Duration time) {
        public Retention {
            Objects.requireNonNull(cleanup, "cleanup");
            Objects.requireNonNull(time, "time");
        }

        static Retention days(int days) {
            return new Retention(Cleanup.DELETE, Duration.ofDays(days));
        }

        static Retention compacted() {
            return new Retention(Cleanup.COMPACT, Duration.ZERO);
        }
    }

    public Topic {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(retention, "retention");
        if (partitions < 1) {
            throw new IllegalArgumentException("partitions of " + name + " must be at least 1, is " + partitions);
        }
        writers = Set.copyOf(writers);
        readers = Set.copyOf(readers);
    }

    /** The broker's settings for this topic. */
    public Map<String, String> brokerSettings() {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("max.message.bytes", Integer.toString(maxMessageBytes));
        switch (retention.cleanup()) {
            case DELETE -> settings.put("cleanup.policy", "delete");
            case COMPACT -> settings.put("cleanup.policy", "compact");
            case COMPACT_AND_DELETE -> settings.put("cleanup.policy", "compact,delete");
        }
        if (retention.cleanup() != Cleanup.COMPACT) {
            settings.put("retention.ms", Long.toString(retention.time().toMillis()));
            // A message goes with its segment, and that is kept until its last message is old: Kafka's segments of a
            // week
            // would keep a day's raw messages for eight.
            Duration segment = retention.time().dividedBy(SEGMENTS_KEPT);
            settings.put("segment.ms", Long.toString(Math.max(SHORTEST_SEGMENT.toMillis(), segment.toMillis())));
        }
        if (retention.cleanup() != Cleanup.DELETE) {
            // A tombstone must take effect within a day even on a topic too quiet to roll its segments by size.
            settings.put(
                    "max.compaction.lag.ms", Long.toString(Duration.ofHours(24).toMillis()));
            settings.put("segment.ms", Long.toString(SHORTEST_SEGMENT.toMillis()));
        }
        return Map.copyOf(settings);
    }
}
