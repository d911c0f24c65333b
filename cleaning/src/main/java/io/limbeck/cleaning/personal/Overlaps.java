package io.limbeck.cleaning.personal;

import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

/** Of candidates that overlap the surer counts, then the longer. */
final class Overlaps {
    private static final Comparator<Find> STRONGEST_FIRST = Comparator.comparingDouble(Find::score)
            .thenComparingInt(Find::length)
            .reversed()
            .thenComparingInt(Find::start)
            .thenComparing(Find::type);

    private Overlaps() {}

    /** Those of the candidates that count and do not overlap, from left to right. */
    static List<Find> resolve(List<Find> candidates) {
        if (candidates.isEmpty()) {
            return List.of();
        }
        TreeMap<Integer, Find> chosen = new TreeMap<>();
        candidates.stream().sorted(STRONGEST_FIRST).forEach(candidate -> {
            var before = chosen.lowerEntry(candidate.end());
            if (before == null || !before.getValue().overlaps(candidate)) {
                chosen.put(candidate.start(), candidate);
            }
        });
        return List.copyOf(chosen.values());
    }
}
