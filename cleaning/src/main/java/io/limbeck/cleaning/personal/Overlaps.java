package io.limbeck.cleaning.personal;

import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;

/** Of candidates that overlap the surer counts, then the longer. */
final class Overlaps {
    private static final Comparator<Find> STRONGEST_FIRST = Comparator.comparingDouble(Find::score)
            .thenComparingInt(Find::length)
            .reversed()
            .thenComparingInt(Find::start)
            .thenComparing(Find::type);

    /** What its form or check digit decides: of such a value, no part is nobody's. */
    private static final double SURE = 0.85;

    /** Shorter rests say nothing. */
    private static final int SHORTEST_REST = 4;

    private Overlaps() {}

    /** Those of the candidates that count and do not overlap, from left to right. */
    static List<Find> resolve(List<Find> candidates) {
        return List.copyOf(chosen(candidates).values());
    }

    /** Those, and what of the sure ones among the others sticks out of them: half a card is left as little as a whole one. */
    static List<Find> cover(List<Find> candidates) {
        if (candidates.size() < 2) {
            return List.copyOf(candidates);
        }
        NavigableMap<Integer, Find> chosen = chosen(candidates);
        candidates.stream()
                .filter(candidate -> candidate.score() >= SURE)
                .sorted(STRONGEST_FIRST)
                .forEach(candidate -> addRests(candidate, chosen));
        return List.copyOf(chosen.values());
    }

    private static NavigableMap<Integer, Find> chosen(List<Find> candidates) {
        TreeMap<Integer, Find> chosen = new TreeMap<>();
        candidates.stream().sorted(STRONGEST_FIRST).forEach(candidate -> {
            var before = chosen.lowerEntry(candidate.end());
            if (before == null || !before.getValue().overlaps(candidate)) {
                chosen.put(candidate.start(), candidate);
            }
        });
        return chosen;
    }

    private static void addRests(Find beaten, NavigableMap<Integer, Find> chosen) {
        Integer first = Objects.requireNonNullElse(chosen.floorKey(beaten.start()), beaten.start());
        int from = beaten.start();
        for (Find cover : List.copyOf(chosen.subMap(first, beaten.end()).values())) {
            addRest(beaten, from, cover.start(), chosen);
            from = Math.max(from, cover.end());
        }
        addRest(beaten, from, beaten.end(), chosen);
    }

    private static void addRest(Find beaten, int start, int end, NavigableMap<Integer, Find> chosen) {
        if (end - start >= SHORTEST_REST) {
            chosen.put(start, new Find(beaten.type(), start, end, beaten.score(), beaten.value()));
        }
    }
}
