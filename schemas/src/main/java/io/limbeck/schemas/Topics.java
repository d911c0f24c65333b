package io.limbeck.schemas;

import static io.limbeck.schemas.Topic.Component.INGEST;
import static io.limbeck.schemas.Topic.Component.LABELER;
import static io.limbeck.schemas.Topic.Component.SCORER;
import static io.limbeck.schemas.Topic.Component.TRAINER;
import static io.limbeck.schemas.Topic.Component.USERS;

import io.limbeck.schemas.Topic.Cleanup;
import io.limbeck.schemas.Topic.Component;
import io.limbeck.schemas.Topic.Retention;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The catalogue: every topic of one task, described once. Everything that creates, checks, reads, audits or documents a
 * topic derives from it.
 *
 * <p>All names start with {@code <task>.}, so that one prefixed ACL covers a task.
 */
public final class Topics {
    /** The key under which the {@code models} topic carries the {@link Champion}. */
    public static final String CHAMPION_KEY = "champion";

    /** Bytes of one message in {@code model-chunks}, the last of a bundle excepted. */
    public static final int CHUNK_BYTES = 512 * 1024;

    private static final Pattern TASK = Pattern.compile("[a-z0-9-]{1,40}");
    private static final int MIB = 1024 * 1024;

    private final String task;
    private final int partitions;

    private Topics(String task, int partitions) {
        this.task = task;
        this.partitions = partitions;
    }

    /**
     * @param task name of the task, {@code [a-z0-9-]{1,40}}
     * @param partitions how many partitions raw, records, predictions and dead-letters are created with
     */
    public static Topics of(String task, int partitions) {
        if (!TASK.matcher(task).matches()) {
            throw new IllegalArgumentException("a task's name must match " + TASK + ", is '" + task + "'");
        }
        return new Topics(task, partitions);
    }

    public String task() {
        return task;
    }

    /** Whatever users send: JSON, plain text, CSV, Avro, images. The only topic that may hold personal data. */
    public Topic raw() {
        return topic("raw", partitions, Retention.days(1), 8 * MIB, Set.of(USERS), Set.of(INGEST));
    }

    /** Key: per {@code ingest.key}. Value: {@link Record}. */
    public Topic records() {
        return topic(
                "records", partitions, Retention.days(7), 8 * MIB, Set.of(INGEST), Set.of(SCORER, LABELER, TRAINER));
    }

    /** Key as {@code records}, same partition number. Value: {@link Prediction}. */
    public Topic predictions() {
        return topic("predictions", partitions, Retention.days(7), MIB, Set.of(SCORER), Set.of(LABELER, USERS));
    }

    /** Key: id. Value: {@link ReviewRequest}. The labeler asks here itself while there is no model. */
    public Topic reviewRequests() {
        return topic("review-requests", 1, Retention.days(7), 8 * MIB, Set.of(SCORER, LABELER), Set.of(LABELER));
    }

    /** Key: id. Value: {@link Annotation}. */
    public Topic annotations() {
        return topic("annotations", 1, Retention.days(7), 8 * MIB, Set.of(LABELER), Set.of(LABELER));
    }

    /** Key: id. Value: {@link Label}, null forgets it. The training set. */
    public Topic labels() {
        return topic("labels", 1, Retention.compacted(), 8 * MIB, Set.of(LABELER), Set.of(LABELER, TRAINER));
    }

    /** Key: version, or {@link #CHAMPION_KEY}. Value: {@link ModelManifest}, or {@link Champion}. */
    public Topic models() {
        return topic("models", 1, Retention.compacted(), MIB, Set.of(TRAINER), Set.of(SCORER, TRAINER, LABELER));
    }

    /** Key: {@code version/n}. Value: up to {@link #CHUNK_BYTES} of the bundle. */
    public Topic modelChunks() {
        return topic("model-chunks", 1, Retention.compacted(), MIB, Set.of(TRAINER), Set.of(SCORER, TRAINER));
    }

    /** Key: scorer instance. Value: {@link Deployment}. */
    public Topic deployments() {
        return topic(
                "deployments",
                1,
                new Retention(Cleanup.COMPACT_AND_DELETE, Duration.ofDays(7)),
                MIB,
                Set.of(SCORER),
                Set.of(LABELER, USERS));
    }

    /** Key: origin as text. Value: {@link DeadLetter}. */
    public Topic deadLetters() {
        return topic(
                "dead-letters", partitions, Retention.days(7), 8 * MIB, Set.of(INGEST, SCORER), Set.of(LABELER, USERS));
    }

    /** Key: pseudonymised id. Value: {@link Forgotten}. */
    public Topic forgotten() {
        return topic(
                "forgotten", 1, Retention.compacted(), MIB, Set.of(USERS), Set.of(INGEST, SCORER, LABELER, TRAINER));
    }

    /** Every topic, in the order of the data. */
    public List<Topic> all() {
        return List.of(
                raw(),
                records(),
                predictions(),
                reviewRequests(),
                annotations(),
                labels(),
                models(),
                modelChunks(),
                deployments(),
                deadLetters(),
                forgotten());
    }

    /** The topics that {@code component} reads or writes. */
    public List<Topic> of(Component component) {
        return all().stream()
                .filter(topic ->
                        topic.readers().contains(component) || topic.writers().contains(component))
                .toList();
    }

    private Topic topic(
            String suffix,
            int partitions,
            Retention retention,
            int maxMessageBytes,
            Set<Component> writers,
            Set<Component> readers) {
        return new Topic(task + "." + suffix, partitions, retention, maxMessageBytes, writers, readers);
    }
}
