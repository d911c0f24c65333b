package io.limbeck.trainer.round;

import io.limbeck.trainer.collect.LabelBook;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/** Says when the next round is due. Used by one thread. */
public final class Trigger {
    /** A round that failed is tried again after this time, not at once. */
    private static final Duration PAUSE = Duration.ofSeconds(30);

    private final TriggerSettings settings;
    private boolean any;
    private long watermark;
    private Instant last;
    private Instant notBefore = Instant.MIN;

    /** @param now counts as the end of a last round */
    public Trigger(TriggerSettings settings, Instant now) {
        this.settings = Objects.requireNonNull(settings, "settings");
        this.last = Objects.requireNonNull(now, "now");
    }

    /** A round that came to a verdict has read the labels up to {@code next}, now or before this process started. */
    public void done(long next, Instant now) {
        any = true;
        watermark = next;
        last = now;
    }

    /** A round came to no verdict. */
    public void failed(Instant now) {
        notBefore = now.plus(PAUSE);
    }

    /** Whether a round could be run now, if somebody asked for one. */
    public boolean may(LabelBook labels, Instant now) {
        return !now.isBefore(notBefore) && suffice(labels);
    }

    /** Whether it is labels alone that a round still lacks. */
    boolean waitsForLabels(LabelBook labels, Instant now) {
        return !now.isBefore(notBefore) && !suffice(labels);
    }

    private boolean suffice(LabelBook labels) {
        return labels.live() >= settings.minLabels() && labels.classes() >= 2;
    }

    public boolean due(LabelBook labels, Instant now) {
        if (!may(labels, now)) {
            return false;
        }
        if (!any) {
            return true;
        }
        int changed = labels.changedSince(watermark);
        boolean late = Duration.between(last, now).compareTo(settings.interval()) >= 0;
        return changed >= settings.newLabels() || (late && changed > 0);
    }
}
