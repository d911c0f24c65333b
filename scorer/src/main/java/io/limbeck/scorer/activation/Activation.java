package io.limbeck.scorer.activation;

import io.limbeck.model.Classifier;
import io.limbeck.schemas.Champion;
import io.limbeck.schemas.Deployment;
import io.limbeck.scorer.activation.Candidates.Loaded;
import io.limbeck.scorer.activation.Candidates.Loaded.Ready;
import io.limbeck.scorer.activation.Candidates.Loaded.Refused;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows the champion: a new one is loaded, checked and warmed while the old one serves, and replaces it only then. One
 * that does not pass is reported and the old one stays. A champion of a lower epoch than one already seen is a stale
 * read and ignored. For one thread.
 */
public final class Activation implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Activation.class);

    private final String instance;
    private final String cleaningVersion;
    private final Candidates candidates;
    private final Warmup warmup;
    private final LiveClassifier live;
    private final Deployments deployments;
    private final ActivationObserver observer;
    private final InstantSource clock;

    private long epoch = Long.MIN_VALUE;
    private Deployment deployed;
    private volatile boolean looked;

    /**
     * @param instance names this scorer in reports
     * @param cleaningVersion of the cleaner in front of this scorer: a model trained behind another is refused
     */
    public Activation(
            String instance,
            String cleaningVersion,
            Candidates candidates,
            Warmup warmup,
            LiveClassifier live,
            Deployments deployments,
            ActivationObserver observer,
            InstantSource clock) {
        this.instance = instance;
        this.cleaningVersion = cleaningVersion;
        this.candidates = candidates;
        this.warmup = warmup;
        this.live = live;
        this.deployments = deployments;
        this.observer = observer;
        this.clock = clock;
        this.deployed = Deployment.newBuilder()
                .setInstance(instance)
                .setSince(clock.instant())
                .build();
    }

    /** Says that this scorer is here, with no model yet. */
    public void announce() {
        deployments.report(deployed);
    }

    /** Looks once; returns when what it found serves or is refused. A failed look is logged and repeated by the next. */
    public void follow() {
        try {
            Optional<Champion> champion = candidates.champion();
            champion.filter(seen -> seen.getEpoch() >= epoch).ifPresent(seen -> observer.champion(seen.getVersion()));
            if (champion.isPresent() && champion.get().getEpoch() > epoch) {
                activate(champion.get());
                // Only now: a fetch that failed is tried again.
                epoch = champion.get().getEpoch();
            }
            looked = true;
        } catch (IOException e) {
            LOG.warn("the model in service could not be looked up or fetched; trying again", e);
        }
    }

    /**
     * Whether it is known which model is to serve here, and that serves or was refused; from any thread. Until then a
     * restarted scorer would turn requests away that its neighbour can answer.
     */
    public boolean hasLooked() {
        return looked;
    }

    /** Ends following; what serves goes on serving. */
    @Override
    public void close() {
        candidates.close();
    }

    private void activate(Champion champion) throws IOException {
        long version = champion.getVersion();
        if (deployed.getVersion() != null && deployed.getVersion() == version) {
            return;
        }
        LOG.info("model {} is the champion; it is loaded and checked", version);
        Loaded loaded = load(version);
        if (loaded instanceof Ready ready) {
            Optional<String> fault = fault(ready.classifier());
            if (fault.isEmpty()) {
                serve(version, ready);
                return;
            }
            ready.classifier().close();
            loaded = new Refused(fault.get());
        }
        refuse(version, ((Refused) loaded).reason());
    }

    private Loaded load(long version) throws IOException {
        try {
            return candidates.load(version);
        } catch (RuntimeException e) {
            LOG.warn("loading model {} failed", version, e);
            return new Refused("loading it failed (" + e.getClass().getSimpleName() + ")");
        }
    }

    private Optional<String> fault(Classifier candidate) {
        if (!candidate.cleaningVersion().equals(cleaningVersion)) {
            return Optional.of("it was trained behind cleaner " + candidate.cleaningVersion() + ", here runs cleaner "
                    + cleaningVersion);
        }
        return warmup.refuse(candidate);
    }

    private void serve(long version, Ready ready) {
        live.swap(ready.classifier());
        observer.swapped(version);
        deployed = Deployment.newBuilder()
                .setInstance(instance)
                .setVersion(version)
                .setSince(now())
                .setProvider(ready.provider())
                .build();
        LOG.info("model {} serves on {}", version, ready.provider());
        deployments.report(deployed);
    }

    private void refuse(long version, String reason) {
        observer.refused(version);
        deployed = Deployment.newBuilder(deployed)
                .setRefusedVersion(version)
                .setRefusedReason(reason)
                .setRefusedAt(now())
                .build();
        LOG.warn(
                "model {} refused: {}; {} stays",
                version,
                reason,
                deployed.getVersion() == null ? "no model" : "model " + deployed.getVersion());
        deployments.report(deployed);
    }

    private Instant now() {
        return clock.instant();
    }
}
