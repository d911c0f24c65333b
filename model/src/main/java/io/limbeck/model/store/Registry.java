package io.limbeck.model.store;

import io.limbeck.model.bundle.BundleDescription;
import io.limbeck.model.bundle.BundleRefused;
import io.limbeck.model.bundle.BundleRefused.Reason;
import io.limbeck.model.bundle.PackedBundle;
import io.limbeck.model.store.Publication.Outcome;
import io.limbeck.schemas.Champion;
import io.limbeck.schemas.ModelManifest;
import java.time.Instant;
import java.util.List;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What a store holds at one moment, and what may follow from it: the rules that all stores share. Immutable. */
final class Registry {
    private final NavigableMap<Long, ModelManifest> manifests;
    private final Champion champion;

    /** @param champion null before the first promotion */
    Registry(NavigableMap<Long, ModelManifest> manifests, Champion champion) {
        this.manifests = new TreeMap<>(manifests);
        this.champion = champion;
    }

    Optional<Champion> champion() {
        return Optional.ofNullable(champion);
    }

    List<ModelManifest> manifests() {
        return List.copyOf(manifests.values());
    }

    /** The champion with its manifest; empty where either is missing. */
    Optional<Announcement> announcement() {
        return champion()
                .filter(pointer -> manifests.containsKey(pointer.getVersion()))
                .map(pointer -> new Announcement(pointer, manifests.get(pointer.getVersion())));
    }

    boolean has(long version) {
        return manifests.containsKey(version);
    }

    /** @throws IllegalArgumentException there is none */
    ModelManifest manifest(long version) {
        ModelManifest manifest = manifests.get(version);
        if (manifest == null) {
            throw new IllegalArgumentException("there is no model version " + version
                    + (manifests.isEmpty()
                            ? ", none was published yet"
                            : "; published are " + manifests.firstKey() + " to " + manifests.lastKey()));
        }
        return manifest;
    }

    long nextVersion() {
        return manifests.isEmpty() ? 1 : manifests.lastKey() + 1;
    }

    /** The versions whose bundles are kept. */
    Set<Long> kept() {
        Set<Long> kept = new TreeSet<>();
        manifests.keySet().stream()
                .skip(Math.max(0, manifests.size() - ModelStore.KEPT))
                .forEach(kept::add);
        champion().ifPresent(pointer -> kept.add(pointer.getVersion()));
        return kept;
    }

    /**
     * What fetching {@code version} will bring.
     *
     * @throws BundleRefused this release cannot read it, or it is not kept any more
     */
    ModelManifest fetchable(long version) throws BundleRefused {
        ModelManifest manifest = manifest(version);
        if (manifest.getBundleFormat() > BundleDescription.FORMAT) {
            throw new BundleRefused(
                    Reason.NEWER_FORMAT,
                    "newer bundle format " + manifest.getBundleFormat() + ", this release reads up to "
                            + BundleDescription.FORMAT + "; upgrade");
        }
        if (manifest.getBundleBytes() > BundleDescription.MAX_BYTES) {
            throw new BundleRefused(Reason.TOO_LARGE, "the bundle of version " + version + " is too large");
        }
        if (!kept().contains(version)) {
            throw new BundleRefused(Reason.INCOMPLETE, "the bundle of version " + version + " is not kept any more");
        }
        return manifest;
    }

    Outcome outcome(Promotion promotion) {
        if (!promotion.wanted()) {
            return Outcome.NOT_WANTED;
        }
        if (champion != null && champion.getPinned()) {
            return Outcome.PINNED;
        }
        Long current = champion == null ? null : champion.getVersion();
        return Objects.equals(current, promotion.previous()) ? Outcome.PROMOTED : Outcome.OVERTAKEN;
    }

    /** The manifest of what is published next. */
    ModelManifest describe(
            ModelDraft draft,
            BundleDescription bundle,
            PackedBundle packed,
            String task,
            Outcome outcome,
            Instant now) {
        boolean held = outcome == Outcome.PINNED || outcome == Outcome.OVERTAKEN;
        return ModelManifest.newBuilder()
                .setVersion(nextVersion())
                .setParent(draft.parent())
                .setTask(task)
                .setCreatedAt(now)
                .setArchitecture(bundle.architecture())
                .setLabels(bundle.labels())
                .setBundleFormat(bundle.format())
                .setBundleBytes(packed.bytes())
                .setBundleSha256(packed.sha256())
                .setChunks(1)
                .setCleaningVersion(bundle.cleaningVersion())
                .setEncoderHash(bundle.encoderHash())
                .setVerdict(held ? outcome.name() : draft.verdict())
                .setMetrics(draft.metrics())
                .setSettings(draft.settings())
                .setSeeds(draft.seeds())
                .setLabelsWatermark(draft.labels().watermark())
                .setLiveLabels(draft.labels().live())
                .setLabelsSha256(draft.labels().sha256())
                .setSampleSha256(draft.labels().sampleSha256())
                .setProvisional(bundle.provisional())
                .build();
    }

    /** This registry once {@code manifest} is announced, as champion or not. */
    Registry with(ModelManifest manifest, Optional<Champion> next) {
        NavigableMap<Long, ModelManifest> more = new TreeMap<>(manifests);
        more.put(manifest.getVersion(), manifest);
        return new Registry(more, next.orElse(champion));
    }

    Champion promoted(long version, String by, Instant now) {
        return next(version, by, false, now);
    }

    /** @throws IllegalArgumentException it cannot be had */
    Champion rolledBack(long version, String by, Instant now) {
        manifest(version);
        if (!kept().contains(version)) {
            throw new IllegalArgumentException(
                    "the bundle of version " + version + " is not kept any more; kept are " + kept());
        }
        return next(version, by, true, now);
    }

    /** @throws IllegalStateException there is no champion */
    Champion unpinned(String by, Instant now) {
        if (champion == null) {
            throw new IllegalStateException("there is no champion to unpin");
        }
        return Champion.newBuilder(champion)
                .setEpoch(champion.getEpoch() + 1)
                .setBy(by)
                .setPinned(false)
                .setSince(now)
                .build();
    }

    private Champion next(long version, String by, boolean pinned, Instant now) {
        return Champion.newBuilder()
                .setVersion(version)
                .setPrevious(champion == null ? null : champion.getVersion())
                .setEpoch(champion == null ? 1 : champion.getEpoch() + 1)
                .setBy(by)
                .setPinned(pinned)
                .setSince(now)
                .build();
    }
}
