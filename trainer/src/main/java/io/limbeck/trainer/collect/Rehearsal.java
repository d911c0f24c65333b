package io.limbeck.trainer.collect;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A bounded sample of what was learned before: it keeps a student from forgetting, at a cost that does not grow with the
 * history. Together with the new rows, it holds the same number of each label, as far as there are so many: where new rows
 * are of a few labels only, the others are rehearsed the more. The newest rows of each label are taken.
 */
public final class Rehearsal {
    private Rehearsal() {}

    public static List<Row> of(Collection<Row> rows, int most) {
        return beside(List.of(), rows, most);
    }

    /** @param fresh rows that are learned from besides */
    public static List<Row> beside(Collection<Row> fresh, Collection<Row> older, int most) {
        Map<String, Integer> counts = new TreeMap<>();
        fresh.forEach(row -> counts.merge(row.label().orElseThrow(), 1, Integer::sum));
        Map<String, List<Row>> byLabel = new TreeMap<>();
        for (Row row : older) {
            byLabel.computeIfAbsent(row.label().orElseThrow(), label -> new ArrayList<>())
                    .add(row);
        }
        byLabel.values()
                .forEach(
                        of -> of.sort(Comparator.comparing(Row::time).reversed().thenComparing(Row::id)));
        Map<String, Integer> shares = shares(counts, byLabel, Math.min(most, older.size()));
        List<Row> chosen = new ArrayList<>();
        int largest = shares.values().stream().mapToInt(Integer::intValue).max().orElse(0);
        for (int turn = 0; turn < largest; turn++) {
            for (Map.Entry<String, List<Row>> label : byLabel.entrySet()) {
                if (turn < shares.getOrDefault(label.getKey(), 0)) {
                    chosen.add(label.getValue().get(turn));
                }
            }
        }
        return chosen;
    }

    /** How many rows of each label: one more for every label that has too few as yet, until all are given away. */
    private static Map<String, Integer> shares(Map<String, Integer> fresh, Map<String, List<Row>> older, int all) {
        Map<String, Integer> shares = new TreeMap<>();
        int given = 0;
        for (int level = 0; given < all; level++) {
            for (Map.Entry<String, List<Row>> label : older.entrySet()) {
                int place = level - fresh.getOrDefault(label.getKey(), 0);
                if (place >= 0 && place < label.getValue().size() && given < all) {
                    shares.merge(label.getKey(), 1, Integer::sum);
                    given++;
                }
            }
        }
        return shares;
    }
}
