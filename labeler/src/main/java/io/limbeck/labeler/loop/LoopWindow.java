package io.limbeck.labeler.loop;

import io.limbeck.labeler.loop.LoopState.Flow;
import io.limbeck.labeler.loop.LoopState.Instance;
import io.limbeck.labeler.loop.LoopState.Model;
import io.limbeck.labeler.loop.LoopState.Swap;
import io.limbeck.schemas.Annotation;
import io.limbeck.schemas.Champion;
import io.limbeck.schemas.Deployment;
import io.limbeck.schemas.ModelManifest;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;

/** What was seen in the loop's topics, kept only as far back as the console shows it. Thread-safe. */
public final class LoopWindow implements LoopView {
    private final InstantSource clock;
    private final RateHistory records = new RateHistory();
    private final RateHistory predictions = new RateHistory();
    private final RateHistory deadLetters = new RateHistory();
    private final ConfidenceHistogram confidence = new ConfidenceHistogram();
    private final AuditedAccuracy audited = new AuditedAccuracy();
    private final Map<Long, ModelManifest> manifests = new TreeMap<>(Collections.reverseOrder());
    private final Map<String, Deployment> deployments = new TreeMap<>();
    private final Map<Long, Instant> firstServed = new LinkedHashMap<>();
    /** Hashes of the ids: enough to count live labels, and nothing that needs to be forgotten. */
    private final Set<Long> labelled = new HashSet<>();

    private Optional<Champion> champion = Optional.empty();

    public LoopWindow(InstantSource clock) {
        this.clock = clock;
    }

    public synchronized void records(long seen) {
        records.add(clock.instant(), seen);
    }

    public synchronized void deadLetters(long seen) {
        deadLetters.add(clock.instant(), seen);
    }

    public synchronized void predictions(long seen) {
        predictions.add(clock.instant(), seen);
    }

    /** One of the predictions, looked into. Under load not all of them are. */
    public synchronized void confidence(double value, boolean accepted) {
        confidence.add(clock.instant(), value, accepted);
    }

    public synchronized void manifest(long version, Optional<ModelManifest> manifest) {
        manifest.ifPresentOrElse(present -> manifests.put(version, present), () -> manifests.remove(version));
    }

    public synchronized void champion(Optional<Champion> now) {
        champion = now;
    }

    public synchronized void deployment(String instance, Optional<Deployment> deployment) {
        deployment.ifPresentOrElse(present -> deployments.put(instance, present), () -> deployments.remove(instance));
        deployment
                .filter(present -> present.getVersion() != null)
                .ifPresent(present -> firstServed.putIfAbsent(present.getVersion(), present.getSince()));
    }

    public synchronized void label(String id, boolean present) {
        long hash = hash(id);
        if (present) {
            labelled.add(hash);
        } else {
            labelled.remove(hash);
        }
    }

    public synchronized void annotation(Annotation annotation) {
        audited.add(annotation);
    }

    public synchronized long labels() {
        return labelled.size();
    }

    public synchronized boolean hasModel() {
        return champion.isPresent();
    }

    @Override
    public synchronized LoopState state() {
        Instant now = clock.instant();
        return new LoopState(
                now,
                flow(now),
                confidence.bins(now),
                confidence.acceptedShare(now),
                models(),
                champion.map(Champion::getVersion).map(OptionalLong::of).orElse(OptionalLong.empty()),
                instances(),
                firstServed.entrySet().stream()
                        .map(served -> new Swap(served.getValue().getEpochSecond(), served.getKey()))
                        .toList(),
                audited.figure(),
                labelled.size());
    }

    private Flow flow(Instant now) {
        return new Flow(
                records.perSecond(now),
                predictions.perSecond(now),
                deadLetters.perSecond(now),
                Map.of(
                        "records", records.total(),
                        "predictions", predictions.total(),
                        "deadLetters", deadLetters.total()),
                RateHistory.times(now),
                records.perSecondByStep(now),
                predictions.perSecondByStep(now));
    }

    private List<Model> models() {
        return manifests.values().stream()
                .map(manifest -> new Model(
                        manifest.getVersion(),
                        Optional.ofNullable(manifest.getParent()),
                        manifest.getCreatedAt(),
                        manifest.getArchitecture(),
                        manifest.getVerdict(),
                        Map.copyOf(manifest.getMetrics()),
                        manifest.getLiveLabels(),
                        manifest.getProvisional()))
                .toList();
    }

    private List<Instance> instances() {
        return deployments.values().stream()
                .map(deployment -> new Instance(
                        deployment.getInstance(),
                        Optional.ofNullable(deployment.getVersion()),
                        deployment.getSince(),
                        Optional.ofNullable(deployment.getRefusedVersion()),
                        Optional.ofNullable(deployment.getRefusedReason())))
                .toList();
    }

    /** FNV-1a in 64 bits: two of a million ids collide with a chance of one in 30 million. */
    private static long hash(String id) {
        long hash = 0xCBF29CE484222325L;
        for (int i = 0; i < id.length(); i++) {
            hash = (hash ^ id.charAt(i)) * 0x100000001B3L;
        }
        return hash;
    }
}
