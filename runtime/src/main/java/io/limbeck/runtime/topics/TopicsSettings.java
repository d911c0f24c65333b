package io.limbeck.runtime.topics;

import java.util.Objects;

/**
 * The {@code topics:} section.
 *
 * @param create whether a service creates its missing topics at start, or only verifies them
 * @param partitions of raw, records, predictions and dead-letters when they are created
 * @param replicationFactor of created topics
 * @param minInsyncReplicas of created topics
 */
public record TopicsSettings(Create create, Integer partitions, Integer replicationFactor, Integer minInsyncReplicas) {
    /** Who creates topics. */
    public enum Create {
        AUTO,
        NEVER
    }

    public TopicsSettings {
        create = Objects.requireNonNullElse(create, Create.AUTO);
        partitions = atLeastOne("partitions", Objects.requireNonNullElse(partitions, 4));
        replicationFactor = atLeastOne("replicationFactor", Objects.requireNonNullElse(replicationFactor, 3));
        minInsyncReplicas = atLeastOne(
                "minInsyncReplicas", Objects.requireNonNullElse(minInsyncReplicas, Math.min(2, replicationFactor)));
        if (minInsyncReplicas > replicationFactor) {
            throw new IllegalArgumentException("minInsyncReplicas (" + minInsyncReplicas
                    + ") must not exceed replicationFactor (" + replicationFactor + ")");
        }
    }

    private static Integer atLeastOne(String name, Integer value) {
        if (value < 1) {
            throw new IllegalArgumentException(name + " must be at least 1, is " + value);
        }
        return value;
    }
}
