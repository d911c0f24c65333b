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
        List<Row> chosen = new ArrayList<>();
        int all = Math.min(most, older.size());
        for (int level = 0; chosen.size() < all; level++) {
            for (Map.Entry<String, List<Row>> label : byLabel.entrySet()) {
                int place = level - counts.getOrDefault(label.getKey(), 0);
                if (place >= 0 && place < label.getValue().size() && chosen.size() < all) {
                    chosen.add(label.getValue().get(place));
                }
            }
        }
        return chosen;
    }
}
