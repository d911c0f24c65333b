package io.limbeck.trainer;

import io.limbeck.model.Task;
import io.limbeck.model.store.KafkaModelStore;
import io.limbeck.model.store.ModelStore;
import io.limbeck.runtime.kafka.ClientMeters;
import io.limbeck.runtime.service.Service;
import io.limbeck.runtime.service.ServiceContext;
import io.limbeck.schemas.ModelManifest;
import io.limbeck.schemas.UnknownSchemaException;
import io.limbeck.trainer.collect.LabelBook;
import io.limbeck.trainer.collect.RecentContents;
import io.limbeck.trainer.collect.Row;
import io.limbeck.trainer.round.Trigger;
import io.limbeck.trainer.round.ZeroLabelTrigger;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Learns from the labels as they come and publishes models that are proven better. One thread reads, another trains, so
 * that a round never keeps the reader from its broker. Holds nothing on disk but caches: killed at any point, it reads
 * the labels again and starts the round again.
 */
public final class TrainerService implements Service {
    private static final Logger LOG = LoggerFactory.getLogger(TrainerService.class);
    private static final String NAME = "trainer";
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration PATIENCE = Duration.ofSeconds(8);

    private final ServiceContext context;
    private final TrainerSettings settings;
    private final ModelStore store;
    private final TeacherShelf teacher;
    private final TrainerMetrics metrics;
    private final RoundRunner runner;
    private final Task task;
    private final LabelBook labels;
    private final RecentContents recent;
    private final Thread reader = new Thread(this::read, "trainer-reader");
    private final ExecutorService training =
            Executors.newSingleThreadExecutor(task -> daemon(new Thread(task, "trainer-round")));

    private volatile boolean closed;
    private volatile boolean caughtUp;
    private volatile boolean abandoned;

    /**
     * A round that was begun.
     *
     * @param watermark how far it will have read; empty where it learns from no labels
     * @param ids of the records that it learns from
     * @param retrain the request that it fulfils, if it makes a model afresh
     */
    private record Under(
            Optional<Long> watermark, Set<String> ids, Optional<Instant> retrain, Future<String> verdict) {}

    TrainerService(
            ServiceContext context,
            Task task,
            TrainerSettings settings,
            double targetAccuracy,
            String cleaningVersion,
            ModelStore store,
            TeacherShelf teacher) {
        this.context = Objects.requireNonNull(context, "context");
        this.task = Objects.requireNonNull(task, "task");
        this.settings = Objects.requireNonNull(settings, "settings");
        this.labels = new LabelBook(task.modality());
        this.store = Objects.requireNonNull(store, "store");
        this.teacher = Objects.requireNonNull(teacher, "teacher");
        this.metrics =
                new TrainerMetrics(context.meters(), context.topics().labels().name());
        this.recent = new RecentContents(
                settings.transfer(), settings.student().seeds().get(0));
        this.runner = new RoundRunner(
                settings,
                task,
                targetAccuracy,
                cleaningVersion,
                store,
                teacher::teachers,
                context.folder(NAME).resolve("round"),
                metrics,
                new StoppableProgress(metrics, this::stop),
                context.clock());
        daemon(reader);
        context.health().report(NAME, () -> caughtUp ? Optional.empty() : Optional.of("reading the labels"));
    }

    /**
     * Wires the service; nothing is started.
     *
     * @param task what is learned
     * @param targetAccuracy that accepted predictions must have, in (0, 1)
     * @param cleaningVersion of the cleaner that records pass through
     * @throws io.limbeck.runtime.settings.SettingsException a teacher named in the settings cannot teach this task, or
     *     the student there cannot learn it
     */
    public static TrainerService of(
            ServiceContext context,
            Task task,
            TrainerSettings settings,
            double targetAccuracy,
            String cleaningVersion) {
        settings.check(task);
        return new TrainerService(
                context,
                task,
                settings,
                targetAccuracy,
                cleaningVersion,
                new KafkaModelStore(context.kafka().client(), context.topics(), context.clock()),
                TeacherShelf.of(
                        settings.round(task, targetAccuracy).teacher(),
                        context.folder(NAME).resolve("embeddings")));
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void start() {
        reader.start();
    }

    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        training.shutdown();
        try {
            if (reader.isAlive()) {
                reader.join(PATIENCE.toMillis());
            }
            // A round ends at its next step; a publication under way is finished.
            if (training.awaitTermination(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                teacher.close();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        store.close();
    }

    private void read() {
        try (LabelFeed feed = new LabelFeed(
                        context.kafka(), context.topics(), labels, recent, task.modality(), 5L * settings.transfer());
                ClientMeters clientMeters = ClientMeters.of(feed.consumer(), context.meters())) {
            Objects.requireNonNull(clientMeters);
            Trigger trigger = new Trigger(settings.trigger(), context.clock().instant());
            newest().ifPresent(
                            watermark -> trigger.done(watermark, context.clock().instant()));
            Retraining retraining = new Retraining(store.manifests());
            ZeroLabelTrigger zeroLabel = new ZeroLabelTrigger(
                    settings.zeroLabel(),
                    settings.teacher(),
                    task,
                    settings.transfer(),
                    !store.manifests().isEmpty());
            Under under = null;
            while (!closed) {
                feed.poll(POLL);
                caughtUp |= feed.caughtUp();
                metrics.labels(labels.live(), feed.unread());
                forget(feed.news(), feed.forgottenNext(), under);
                if (under != null && under.verdict().isDone()) {
                    conclude(under, trigger, zeroLabel, retraining);
                    under = null;
                }
                if (under == null && caughtUp && !closed) {
                    Instant now = context.clock().instant();
                    Optional<Instant> retrain = feed.retrain().filter(retraining::isDue);
                    if (retrain.isPresent() ? trigger.may(labels, now) : trigger.due(labels, now)) {
                        under = begin(retrain);
                    } else if (zeroLabel.due(trigger, labels, recent.size(), now)) {
                        under = beginWithoutLabels();
                    }
                }
            }
        } catch (UnknownSchemaException e) {
            LOG.error("a newer release writes to these topics; upgrade this one", e);
            context.health().dead(NAME, "upgrade me: " + e.getMessage());
        } catch (RuntimeException e) {
            if (!closed) {
                LOG.error("the trainer stops", e);
                context.health().dead(NAME, "failed: " + e.getClass().getSimpleName());
            }
        }
    }

    /** Vectors of their texts go at once, or with the round under way; a round that learns from them is given up. */
    private void forget(Set<String> ids, long next, Under under) {
        if (ids.isEmpty()) {
            return;
        }
        if (under != null && ids.stream().anyMatch(under.ids()::contains)) {
            LOG.info("a record of the round under way is to be forgotten; the round begins again without it");
            abandoned = true;
        }
        training.execute(() -> teacher.forget(next));
    }

    private Under begin(Optional<Instant> retrain) {
        LabelBook.Snapshot snapshot = labels.snapshot();
        List<Row> transfer = recent.rows();
        Set<String> ids = Stream.concat(snapshot.entries().stream().map(LabelBook.Entry::row), transfer.stream())
                .map(Row::id)
                .collect(Collectors.toSet());
        LOG.info(
                "round begins{} on {} labels and {} recent records",
                retrain.isPresent() ? " afresh" : "",
                labels.live(),
                transfer.size());
        abandoned = false;
        return new Under(
                Optional.of(snapshot.watermark()),
                ids,
                retrain,
                training.submit(() -> runner.run(snapshot, transfer, retrain.isPresent())));
    }

    private Under beginWithoutLabels() {
        List<Row> records = recent.rows();
        LOG.info("a provisional model is made from {} records and the names of the labels", records.size());
        abandoned = false;
        return new Under(
                Optional.empty(),
                records.stream().map(Row::id).collect(Collectors.toSet()),
                Optional.empty(),
                training.submit(() -> runner.provisional(records)));
    }

    private void conclude(Under under, Trigger trigger, ZeroLabelTrigger zeroLabel, Retraining retraining) {
        try {
            under.verdict().get();
            zeroLabel.done();
            under.watermark()
                    .ifPresent(
                            watermark -> trigger.done(watermark, context.clock().instant()));
            under.retrain().ifPresent(retraining::done);
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof CancellationException)) {
                LOG.error("a round failed and will be tried again", e.getCause());
                metrics.failed();
            }
            trigger.failed(context.clock().instant());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** How far the newest round that learned from labels had read. */
    private Optional<Long> newest() {
        List<ModelManifest> manifests = store.manifests().stream()
                .filter(manifest -> !manifest.getProvisional())
                .toList();
        return manifests.isEmpty()
                ? Optional.empty()
                : Optional.of(manifests
                        .get(manifests.size() - 1)
                        .getLabelsWatermark()
                        .getOrDefault(RoundRunner.LABELS_PARTITION, 0L));
    }

    /** Why the round under way is to end; empty while it may go on. */
    private Optional<String> stop() {
        if (closed) {
            return Optional.of("the trainer is closing");
        }
        return abandoned ? Optional.of("a record of this round is to be forgotten") : Optional.empty();
    }

    private static Thread daemon(Thread thread) {
        thread.setDaemon(true);
        return thread;
    }
}
