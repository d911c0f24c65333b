package io.limbeck.trainer.collect;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A bounded sample of what was learned before, the same number of each label as far as there are so many: it keeps a
 * student from forgetting, at a cost that does not grow with the history. The newest rows of each label are taken.
 */
public final class Rehearsal {
    private Rehearsal() {}

    public static List<Row> of(Collection<Row> rows, int most) {
        Map<String, List<Row>> byLabel = new TreeMap<>();
        for (Row row : rows) {
            byLabel.computeIfAbsent(row.label().orElseThrow(), label -> new ArrayList<>())
                    .add(row);
        }
        byLabel.values()
                .forEach(
                        of -> of.sort(Comparator.comparing(Row::time).reversed().thenComparing(Row::id)));
        List<Row> chosen = new ArrayList<>();
        for (int turn = 0; chosen.size() < most; turn++) {
            int before = chosen.size();
            for (List<Row> label : byLabel.values()) {
                if (turn < label.size() && chosen.size() < most) {
                    chosen.add(label.get(turn));
                }
            }
            if (chosen.size() == before) {
                break;
            }
        }
        return chosen;
    }
}
