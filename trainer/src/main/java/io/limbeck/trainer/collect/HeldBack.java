package io.limbeck.trainer.collect;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;

/**
 * Bounds the rows that are held back, so that what a round costs does not grow with the history of labels. What is left
 * out is left out of its part only: no row is ever learned from that once was held back. Which rows stay is drawn by a
 * keyed hash of their ids, so a sample is the same in every round but for the rows that came, and stands for all it is
 * drawn from.
 *
 * @param most rows of a sample
 */
public record HeldBack(Splitter splitter, int most) {
    public HeldBack {
        Objects.requireNonNull(splitter, "splitter");
        if (most < 1) {
            throw new IllegalArgumentException("most must be at least 1");
        }
    }

    /** At most so many rows, of all times alike. */
    public List<Row> sample(List<Row> rows) {
        if (rows.size() <= most) {
            return rows;
        }
        record Drawn(Row row, long draw) {}
        return rows.stream()
                .map(row -> new Drawn(row, splitter.draw(row.id())))
                .sorted(Comparator.comparingLong(Drawn::draw))
                .limit(most)
                .map(Drawn::row)
                .toList();
    }

    /** A sample of the rows that {@code first} chooses, then one of the others: either window of a gate keeps its own. */
    public List<Row> sample(List<Row> rows, Predicate<Row> first) {
        List<Row> both = new ArrayList<>(sample(rows.stream().filter(first).toList()));
        both.addAll(sample(rows.stream().filter(first.negate()).toList()));
        return both;
    }
}
