package io.limbeck.scorer.drift;

import io.limbeck.model.Standing;
import io.limbeck.scorer.drift.DriftWatch.Change;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The figures of a table's columns, under {@code limbeck.scorer.column.*} with the column's name; values themselves appear
 * nowhere. For each column that the model was fitted on
 *
 * <pre>
 * predictions = column.values + column.missing
 * column.outside ≤ column.values
 * </pre>
 *
 * Drift is {@code column.outside / column.values} above {@code column.expected.ratio}, the same share in training, by more
 * than {@value DriftWatch#MARGIN}; it is logged once when it begins and once when it ends. For one thread.
 */
public final class ColumnMetrics {
    private static final Logger LOG = LoggerFactory.getLogger(ColumnMetrics.class);
    private static final String PREFIX = "limbeck.scorer.column.";

    private final MeterRegistry registry;
    private final Map<String, Double> expected = new ConcurrentHashMap<>();
    private final Map<String, DriftWatch> watches = new HashMap<>();

    public ColumnMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    /** What a committed transaction counted. */
    public void committed(ColumnTally tally) {
        tally.expected().forEach((column, share) -> {
            if (expected.put(column, share) == null) {
                Gauge.builder(PREFIX + "expected.ratio", expected, shares -> shares.get(column))
                        .description("share of a column's training values outside the fitted range or rare")
                        .tag("column", column)
                        .register(registry);
            }
        });
        tally.counts().forEach((column, counts) -> {
            int outside = counts.getOrDefault(Standing.OUTSIDE, 0);
            int values = counts.getOrDefault(Standing.KNOWN, 0) + outside;
            counter("values", "values read", column).increment(values);
            counter("outside", "values outside the fitted range, and words rare or unknown in training", column)
                    .increment(outside);
            counter("missing", "rows without a value", column).increment(counts.getOrDefault(Standing.MISSING, 0));
            watch(column, values, outside);
        });
    }

    private void watch(String column, int values, int outside) {
        double usual = expected.getOrDefault(column, 0.0);
        watches.computeIfAbsent(column, any -> new DriftWatch())
                .see(values, outside, usual)
                .ifPresent(seen -> {
                    if (seen.drift() == Change.BEGAN) {
                        LOG.warn(
                                "column {} drifts: {} of its values lie outside what the model was fitted on, {} did in training",
                                column,
                                percent(seen.ratio()),
                                percent(usual));
                    } else {
                        LOG.info("column {} is back in the range that the model was fitted on", column);
                    }
                });
    }

    private Counter counter(String noun, String description, String column) {
        return Counter.builder(PREFIX + noun)
                .description(description)
                .tag("column", column)
                .register(registry);
    }

    private static String percent(double ratio) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * ratio);
    }
}
