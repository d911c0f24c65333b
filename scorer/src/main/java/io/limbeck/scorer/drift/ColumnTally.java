package io.limbeck.scorer.drift;

import io.limbeck.model.Classifier;
import io.limbeck.model.Content;
import io.limbeck.model.Modality;
import io.limbeck.model.Standing;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;

/** How the values of one transaction's rows stand to what the model was fitted on, by column. For one thread. */
public final class ColumnTally {
    private final Map<String, Map<Standing, Integer>> counts = new TreeMap<>();
    private final Map<String, Double> expected = new TreeMap<>();

    /** Counts the columns of a scored content; there are none unless the model reads tables. */
    public void add(Classifier model, Content content) {
        if (model.modality() != Modality.TABULAR) {
            return;
        }
        if (counts.isEmpty()) {
            expected.putAll(model.outside());
        }
        model.standing(content)
                .forEach((column, standing) -> counts.computeIfAbsent(column, any -> new EnumMap<>(Standing.class))
                        .merge(standing, 1, Integer::sum));
    }

    Map<String, Map<Standing, Integer>> counts() {
        return counts;
    }

    /** The share of values outside that there was in training, by column. */
    Map<String, Double> expected() {
        return expected;
    }
}
