package io.limbeck.trainer;

import io.limbeck.model.Task;
import io.limbeck.model.bundle.Bundle;
import io.limbeck.model.bundle.BundleRefused;
import io.limbeck.model.store.ModelDraft;
import io.limbeck.model.store.ModelDraft.LabelSet;
import io.limbeck.model.store.ModelStore;
import io.limbeck.model.store.Promotion;
import io.limbeck.model.store.Publication;
import io.limbeck.schemas.Champion;
import io.limbeck.schemas.ManifestMetrics;
import io.limbeck.schemas.ModelManifest;
import io.limbeck.trainer.collect.LabelBook;
import io.limbeck.trainer.collect.Row;
import io.limbeck.trainer.evaluate.Verdict;
import io.limbeck.trainer.round.ChallengerRound;
import io.limbeck.trainer.round.ChallengerRound.Judged;
import io.limbeck.trainer.round.GateMetrics;
import io.limbeck.trainer.round.Progress;
import io.limbeck.trainer.round.ProvisionalRound;
import io.limbeck.trainer.round.RoundSettings;
import io.limbeck.trainer.round.ServingModel;
import io.limbeck.trainer.teach.Teachers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs one round from the champion in the store to a publication, or to a reason why there is none. One at a time. */
final class RoundRunner {
    /** The key under which the manifest notes how far a round had read the only partition of the labels topic. */
    static final String LABELS_PARTITION = "0";

    private static final Logger LOG = LoggerFactory.getLogger(RoundRunner.class);
    private static final String BY = "trainer";
    private static final double MICROS = 1e-6;
    private static final List<Gauged> GAUGED = List.of(
            new Gauged(ManifestMetrics.RECENT_CHAMPION, "accuracy", "champion", 1),
            new Gauged(ManifestMetrics.RECENT_CHALLENGER, "accuracy", "challenger", 1),
            new Gauged(GateMetrics.CHAMPION_ECE, "calibration.error", "champion", 1),
            new Gauged(GateMetrics.CHALLENGER_ECE, "calibration.error", "challenger", 1),
            new Gauged(GateMetrics.CHAMPION_MICROS, "latency", "champion", MICROS),
            new Gauged(GateMetrics.CHALLENGER_MICROS, "latency", "challenger", MICROS),
            new Gauged(GateMetrics.CHAMPION_BYTES, "bundle", "champion", 1),
            new Gauged(GateMetrics.CHALLENGER_BYTES, "bundle", "challenger", 1));

    /** A figure of a round that is a metric, too. */
    private record Gauged(String name, String figure, String model, double times) {}

    private final TrainerSettings settings;
    private final Task task;
    private final double targetAccuracy;
    private final String cleaningVersion;
    private final ModelStore store;
    private final Supplier<Teachers> teachers;
    private final Path work;
    private final TrainerMetrics metrics;
    private final Progress progress;
    private final InstantSource clock;

    RoundRunner(
            TrainerSettings settings,
            Task task,
            double targetAccuracy,
            String cleaningVersion,
            ModelStore store,
            Supplier<Teachers> teachers,
            Path work,
            TrainerMetrics metrics,
            Progress progress,
            InstantSource clock) {
        this.settings = settings;
        this.task = task;
        this.targetAccuracy = targetAccuracy;
        this.cleaningVersion = cleaningVersion;
        this.store = store;
        this.teachers = teachers;
        this.work = work;
        this.metrics = metrics;
        this.progress = progress;
        this.clock = clock;
    }

    /**
     * @param afresh whether the model must owe nothing to the one in service
     * @return the verdict's name, as counted
     */
    String run(LabelBook.Snapshot labels, List<Row> recent, boolean afresh) throws IOException, BundleRefused {
        Instant begin = clock.instant();
        clear();
        Optional<Champion> pointer = store.champion();
        Optional<ServingModel> champion = afresh ? Optional.empty() : pointer.flatMap(this::load);
        Judged judged = new ChallengerRound(round(), settings.gate(), settings.memory(), progress)
                .run(labels, recent, champion, teachers.get(), cleaningVersion, work.resolve("challenger"));
        Judged said = afresh && pointer.isPresent() ? judged.with(new Verdict.Retrained()) : judged;
        LabelSet read = labelSet(labels, said);
        return conclude(said, pointer, champion.map(ServingModel::version), read, begin, recent.size());
    }

    /**
     * Makes a model without labels, from records alone.
     *
     * @return the verdict's name, as counted
     */
    String provisional(List<Row> recent) throws IOException, BundleRefused {
        Instant begin = clock.instant();
        clear();
        Optional<Champion> pointer = store.champion();
        Judged judged = new ProvisionalRound(round(), settings.zeroLabel(), progress)
                .run(task, recent, teachers.get().encoder().orElseThrow(), cleaningVersion, work.resolve("challenger"));
        LabelSet none = labelSet(new LabelBook.Snapshot(List.of(), 0), judged);
        return conclude(judged, pointer, Optional.empty(), none, begin, recent.size());
    }

    private RoundSettings round() {
        return settings.round(task, targetAccuracy);
    }

    private String conclude(
            Judged judged,
            Optional<Champion> pointer,
            Optional<Long> parent,
            LabelSet labels,
            Instant begin,
            int recent)
            throws IOException, BundleRefused {
        Verdict said = judged.verdict();
        report(judged.metrics());
        String verdict = said.name();
        if (said.promotes()) {
            progress.stage("publishing", 0);
            Long previous = pointer.map(Champion::getVersion).orElse(null);
            Publication publication = store.publish(
                    draft(judged, parent, labels), judged.packed().bundle(), Promotion.over(previous, BY));
            if (publication.outcome() != Publication.Outcome.PROMOTED) {
                verdict = publication.outcome().name();
            }
            LOG.info("model {} published: {}, {}", publication.manifest().getVersion(), verdict, said.reason());
        } else {
            LOG.info("round ends without a new model: {}, {}", verdict, said.reason());
        }
        progress.stage(TrainerMetrics.WAITING, 0);
        clear();
        Duration took = Duration.between(begin, clock.instant());
        metrics.round(verdict, took);
        LOG.info("round took {} on {} labels and {} recent records", took, labels.live(), recent);
        return verdict;
    }

    /** The champion, or empty where it knows no label, or its bundle cannot be used any more: then a round starts afresh. */
    private Optional<ServingModel> load(Champion champion) {
        try {
            ModelManifest manifest = store.manifest(champion.getVersion()).orElseThrow();
            if (manifest.getProvisional()) {
                return Optional.empty();
            }
            if (!manifest.getCleaningVersion().equals(cleaningVersion)) {
                LOG.warn("model {} was trained behind another cleaner; the round starts afresh", champion.getVersion());
                return Optional.empty();
            }
            Bundle bundle = store.fetch(champion.getVersion(), work.resolve("champion"));
            long watermark = manifest.getLabelsWatermark().getOrDefault(LABELS_PARTITION, 0L);
            return Optional.of(ServingModel.of(bundle, champion.getVersion(), watermark));
        } catch (IOException | BundleRefused | IllegalArgumentException e) {
            LOG.warn("model {} cannot be read; the round starts afresh", champion.getVersion(), e);
            return Optional.empty();
        }
    }

    private ModelDraft draft(Judged judged, Optional<Long> parent, LabelSet labels) {
        RoundSettings round = round();
        Map<String, String> noted = new TreeMap<>();
        noted.put("teacher", round.teacher().toString());
        noted.put("student", round.student().toString());
        noted.put("distillation", round.distillation().toString());
        noted.put("gate", settings.gate().toString());
        noted.put("targetAccuracy", round.targetAccuracy().toString());
        noted.put("rehearsal", settings.rehearsal().toString());
        noted.put("heldBack", settings.heldBack().toString());
        noted.put("verdict", judged.verdict().reason());
        noted.put("zeroLabel", settings.zeroLabel().toString());
        return new ModelDraft(
                parent.orElse(null),
                judged.verdict().name(),
                judged.metrics(),
                noted,
                Stream.concat(
                                round.student().seeds().stream(),
                                Stream.of(settings.gate().seed()))
                        .toList(),
                labels);
    }

    private static LabelSet labelSet(LabelBook.Snapshot labels, Judged judged) {
        return new LabelSet(
                Map.of(LABELS_PARTITION, labels.watermark()),
                labels.entries().size(),
                labels.sha256(),
                judged.sampleSha256());
    }

    private void report(Map<String, Double> measured) {
        for (Gauged gauged : GAUGED) {
            Double value = measured.get(gauged.name());
            if (value != null) {
                metrics.measured(gauged.figure(), gauged.model(), value * gauged.times());
            }
        }
    }

    /** What an earlier round left, this process's or a killed one's. */
    private void clear() throws IOException {
        if (Files.exists(work)) {
            try (Stream<Path> files = Files.walk(work)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
        Files.createDirectories(work);
    }
}
