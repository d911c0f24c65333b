package io.limbeck.trainer.distil;

import io.limbeck.model.Content;
import io.limbeck.model.Standing;
import io.limbeck.model.encode.FeatureEncoder;
import io.limbeck.model.encode.TableEncoder;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Whether rows have left what an encoder was fitted on. A challenger keeps the champion's encoder, and so its weights, as
 * long as it can read with it what it is to learn from; else it starts with one of its own.
 */
final class Outgrown {
    /** More values outside than when the encoder was fitted, by this share of all, are no chance. */
    private static final double TOLERANCE = 0.05;

    /** So few values say nothing. */
    private static final int FEWEST = 50;

    private Outgrown() {}

    /** The columns whose range or words have moved, and those that are new; none for texts, which have no range. */
    static List<String> columns(FeatureEncoder encoder, List<Content> rows) {
        if (!(encoder instanceof TableEncoder table)) {
            return List.of();
        }
        Map<String, int[]> counts = new TreeMap<>();
        for (Content row : rows) {
            Map<String, Standing> standing = table.standing(row);
            ((Content.TabularContent) row).columns().forEach((name, value) -> {
                if (value != null) {
                    int[] count = counts.computeIfAbsent(name, any -> new int[2]);
                    count[0]++;
                    count[1] += standing.get(name) == Standing.KNOWN ? 0 : 1;
                }
            });
        }
        Map<String, Double> expected = new TreeMap<>();
        table.columns().forEach(column -> expected.put(column.name(), column.outside()));
        return counts.entrySet().stream()
                .filter(count -> count.getValue()[0] >= FEWEST)
                .filter(count -> count.getValue()[1] / (double) count.getValue()[0]
                        > expected.getOrDefault(count.getKey(), 0.0) + TOLERANCE)
                .map(Map.Entry::getKey)
                .toList();
    }
}
