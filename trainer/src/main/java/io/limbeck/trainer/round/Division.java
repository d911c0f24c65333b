package io.limbeck.trainer.round;

import io.limbeck.trainer.collect.Examples;
import io.limbeck.trainer.collect.Part;
import io.limbeck.trainer.collect.Row;
import io.limbeck.trainer.collect.Splitter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * The rows of a round without Kafka, divided.
 *
 * @param judged rows that no training sees
 */
record Division(Material material, Examples judged) {

    /**
     * @param rows to learn from, labelled or not
     * @param test labelled rows; where there are none, a tenth of {@code rows} is held back for it
     * @param splitKey see {@link RoundSettings#splitKey}
     * @throws IllegalArgumentException the rows have fewer than two labels
     */
    static Division of(List<Row> rows, List<Row> test, String splitKey) {
        List<String> labels = new ArrayList<>(
                new TreeSet<>(rows.stream().flatMap(row -> row.label().stream()).toList()));
        Map<Part, List<Row>> parts = Examples.split(
                rows.stream().filter(row -> row.label().isPresent()).toList(), new Splitter(splitKey));
        List<Row> train = new ArrayList<>(parts.get(Part.TRAIN));
        if (!test.isEmpty()) {
            train.addAll(parts.get(Part.GATE));
        }
        Material material = new Material(
                labels,
                Examples.of(train, labels),
                rows.stream()
                        .filter(row -> row.label().isEmpty())
                        .map(Row::content)
                        .toList(),
                Examples.of(parts.get(Part.VALIDATION), labels),
                Examples.of(parts.get(Part.CALIBRATION), labels));
        return new Division(material, Examples.of(test.isEmpty() ? parts.get(Part.GATE) : test, labels));
    }
}
