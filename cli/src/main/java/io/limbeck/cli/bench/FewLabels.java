package io.limbeck.cli.bench;

import io.limbeck.trainer.collect.Row;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Lets a few rows keep their labels, as if nobody had labelled the others yet.
 *
 * @param count of labelled rows
 * @param seed of the draw
 */
public record FewLabels(int count, long seed) {

    /** The same rows in their order; where no more than the count are labelled, all stay so. */
    public List<Row> of(List<Row> rows) {
        List<Integer> labelled = new ArrayList<>(IntStream.range(0, rows.size())
                .filter(i -> rows.get(i).label().isPresent())
                .boxed()
                .toList());
        Collections.shuffle(labelled, new Random(seed));
        Set<Integer> drawn = new HashSet<>(labelled.subList(0, Math.min(count, labelled.size())));
        return IntStream.range(0, rows.size())
                .mapToObj(i -> drawn.contains(i)
                        ? rows.get(i)
                        : Row.unlabelled(rows.get(i).id(), rows.get(i).content()))
                .toList();
    }
}
