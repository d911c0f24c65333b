package io.limbeck.labeler;

import io.limbeck.labeler.decide.Quorum;
import io.limbeck.labeler.review.Budget;
import io.limbeck.labeler.review.ColdStartSample;
import io.limbeck.labeler.review.ReviewPolicy;
import io.limbeck.runtime.http.Bind;
import java.time.Duration;
import java.util.Objects;

/**
 * The {@code labeler:} section.
 *
 * @param address of the console, default loopback; {@code auth.token} must be set for any other
 * @param port of the console, default 7080; 0 picks a free one
 * @param budget how often people are asked
 * @param strategy which review is asked next; {@code margin-diversity} is the only one
 * @param quorum how many people must agree; 1 is the only one
 * @param expiry how long a review waits, default seven days
 * @param maxPending how many reviews wait at most, default 10,000; each is held in memory
 * @param claim how long a task on somebody's screen is kept from others, default five minutes
 * @param coldStart what is asked before there is a model
 */
public record LabelerSettings(
        String address,
        Integer port,
        Budget budget,
        String strategy,
        Integer quorum,
        Duration expiry,
        Integer maxPending,
        Duration claim,
        ColdStart coldStart) {
    private static final String MARGIN_DIVERSITY = "margin-diversity";

    /**
     * Before the first model.
     *
     * @param sample how many records people are asked about at most, default 200
     */
    public record ColdStart(Integer sample) {
        public ColdStart {
            sample = Objects.requireNonNullElse(sample, 200);
            new ColdStartSample(sample);
        }
    }

    public LabelerSettings {
        address = Objects.requireNonNullElse(address, Bind.LOOPBACK);
        port = Objects.requireNonNullElse(port, 7080);
        budget = Objects.requireNonNullElseGet(budget, () -> new Budget(null, null));
        strategy = Objects.requireNonNullElse(strategy, MARGIN_DIVERSITY);
        quorum = Objects.requireNonNullElse(quorum, 1);
        expiry = Objects.requireNonNullElse(expiry, Duration.ofDays(7));
        maxPending = Objects.requireNonNullElse(maxPending, 10_000);
        claim = Objects.requireNonNullElse(claim, Duration.ofMinutes(5));
        coldStart = Objects.requireNonNullElseGet(coldStart, () -> new ColdStart(null));
        if (!strategy.equals(MARGIN_DIVERSITY)) {
            throw new IllegalArgumentException("strategy must be " + MARGIN_DIVERSITY + ", is '" + strategy + "'");
        }
        new Quorum(quorum);
        new Bind(address, port);
        new ReviewPolicy(budget, maxPending, expiry, claim);
    }

    public static LabelerSettings defaults() {
        return new LabelerSettings(null, null, null, null, null, null, null, null, null);
    }

    ReviewPolicy policy() {
        return new ReviewPolicy(budget, maxPending, expiry, claim);
    }

    Bind listen() {
        return new Bind(address, port);
    }
}
