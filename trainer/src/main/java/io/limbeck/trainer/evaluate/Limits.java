package io.limbeck.trainer.evaluate;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The limits that no gain in accuracy pays for: how slow, how large and how badly calibrated a model may be. */
final class Limits {
    private final GateSettings settings;

    Limits(GateSettings settings) {
        this.settings = settings;
    }

    /** What is too slow or too large, each with its numbers; empty where nothing is. */
    List<String> broken(Costs costs) {
        List<String> reasons = new ArrayList<>();
        Cost challenger = costs.challenger();
        if (!(challenger.micros() <= settings.maxLatencyMicros())) {
            reasons.add(String.format(
                    Locale.ROOT,
                    "too slow: %.1f µs a record, the limit is %.1f",
                    challenger.micros(),
                    settings.maxLatencyMicros()));
        }
        costs.champion()
                .filter(champion -> costs.alike())
                .filter(champion -> !(challenger.micros() <= settings.maxSlowdown() * champion.micros()))
                .ifPresent(champion -> reasons.add(String.format(
                        Locale.ROOT,
                        "too slow: %.1f µs a record, the champion takes %.1f, the limit is %.1f times that",
                        challenger.micros(),
                        champion.micros(),
                        settings.maxSlowdown())));
        if (challenger.bytes() > settings.maxBytes()) {
            reasons.add(String.format(
                    Locale.ROOT, "too large: %,d bytes, the limit is %,d", challenger.bytes(), settings.maxBytes()));
        }
        return reasons;
    }

    /**
     * Why the challenger's confidence cannot be trusted: its calibration error is certainly above the limit, and above the
     * champion's.
     */
    Optional<String> broken(CalibrationError champion, CalibrationError challenger) {
        double limit = Math.max(settings.maxEce(), champion.ece());
        return challenger.certain() <= limit
                ? Optional.empty()
                : Optional.of(String.format(
                        Locale.ROOT,
                        "calibration error %.3f on %d rows, of which chance makes up to %.3f; the limit is %.3f",
                        challenger.ece(),
                        challenger.rows(),
                        challenger.chance(),
                        limit));
    }
}
