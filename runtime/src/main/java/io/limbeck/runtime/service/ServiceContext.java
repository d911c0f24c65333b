package io.limbeck.runtime.service;

import io.limbeck.runtime.health.Health;
import io.limbeck.runtime.kafka.KafkaSettings;
import io.limbeck.schemas.Topics;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * What every service is given.
 *
 * @param topics of the task
 * @param kafka how to reach the brokers
 * @param meters where figures go
 * @param health where readiness is reported
 * @param dataDir what may be written; each service keeps to a folder of its own name in it
 * @param instance names this process among its peers, and names it alike after a restart
 * @param clock the time
 */
public record ServiceContext(
        Topics topics,
        KafkaSettings kafka,
        MeterRegistry meters,
        Health health,
        Path dataDir,
        String instance,
        Clock clock) {
    static final Pattern INSTANCE = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    public ServiceContext {
        Objects.requireNonNull(topics, "topics");
        Objects.requireNonNull(kafka, "kafka");
        Objects.requireNonNull(meters, "meters");
        Objects.requireNonNull(health, "health");
        Objects.requireNonNull(dataDir, "dataDir");
        Objects.requireNonNull(clock, "clock");
        if (!INSTANCE.matcher(instance).matches()) {
            throw new IllegalArgumentException("an instance's name must match " + INSTANCE + ", is '" + instance + "'");
        }
    }

    /** {@code <task>.<service>}: consumer group, Streams application. */
    public String group(String service) {
        return topics.task() + "." + service;
    }

    /** {@code <task>.<service>.<instance>}: group instance id, transactional id. */
    public String member(String service) {
        return group(service) + "." + instance;
    }

    /** The folder that {@code service} may write to. */
    public Path folder(String service) {
        return dataDir.resolve(service);
    }
}
