package io.limbeck.cli.demo;

import io.limbeck.cli.sample.MessageSource;
import io.limbeck.cli.sample.Phase;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * What a demonstration does.
 *
 * @param duration of the stream
 * @param rate messages a second; fewer where the source has not so many
 * @param driftAt when the stream changes, as a share of the duration
 * @param freeze whether training stops with the first model, to show that the recovery comes from it
 * @param ledger where the truth is written, for outsiders
 */
public record DemoPlan(
        MessageSource source, Duration duration, double rate, double driftAt, boolean freeze, Optional<Path> ledger) {
    public DemoPlan {
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(ledger, "ledger");
        if (duration.isNegative() || duration.isZero()) {
            throw new IllegalArgumentException("--for must be longer than zero");
        }
        if (!(rate > 0 && rate <= 100_000)) {
            throw new IllegalArgumentException("--rate must lie between 0 and 100000");
        }
        if (!(driftAt > 0 && driftAt < 1)) {
            throw new IllegalArgumentException("--drift-at must lie between 0 and 1");
        }
    }

    double seconds() {
        return duration.toMillis() / 1000.0;
    }

    /** How much is sent how fast; asked before anything is sent, because a source empties while it is. */
    Schedule schedule() {
        double beforeRate = source.available(Phase.BEFORE) / (seconds() * driftAt);
        double afterRate = source.available(Phase.AFTER) / (seconds() * (1 - driftAt));
        double feasible = Math.min(rate, Math.min(beforeRate, afterRate));
        return new Schedule(
                feasible, (long) (feasible * seconds() * driftAt), (long) (feasible * seconds() * (1 - driftAt)));
    }

    /**
     * @param rate messages a second that both phases can keep up until their end
     * @param before messages before the drift
     * @param after messages after it
     */
    record Schedule(double rate, long before, long after) {
        long messages() {
            return before + after;
        }
    }
}
