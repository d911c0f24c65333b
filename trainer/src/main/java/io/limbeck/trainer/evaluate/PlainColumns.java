package io.limbeck.trainer.evaluate;

import io.limbeck.model.Content;
import io.limbeck.trainer.collect.Contents;
import io.limbeck.trainer.fit.SparseRows;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The usual features of a table, as the mark to beat: each column's numbers minus their mean over their standard
 * deviation, and one feature a word that occurs in at least two rows. What is missing adds nothing.
 */
final class PlainColumns {
    private static final int LEAST_ROWS = 2;

    private final Map<String, Integer> ids;
    private final Map<String, double[]> moments;

    private PlainColumns(Map<String, Integer> ids, Map<String, double[]> moments) {
        this.ids = ids;
        this.moments = moments;
    }

    static PlainColumns fit(List<Content> contents) {
        Map<String, double[]> sums = new TreeMap<>();
        Map<String, Integer> having = new TreeMap<>();
        for (Map<String, Object> row : Contents.tables(contents)) {
            row.forEach((name, value) -> {
                if (value instanceof Double number) {
                    double[] sum = sums.computeIfAbsent(name, any -> new double[3]);
                    sum[0]++;
                    sum[1] += number;
                    sum[2] += number * number;
                } else if (value instanceof String word) {
                    having.merge(named(name, word), 1, Integer::sum);
                }
            });
        }
        Map<String, Integer> ids = new HashMap<>();
        Map<String, double[]> moments = new HashMap<>();
        sums.forEach((name, sum) -> {
            double mean = sum[1] / sum[0];
            double deviation = Math.sqrt(Math.max(0, sum[2] / sum[0] - mean * mean));
            moments.put(name, new double[] {mean, deviation > 0 ? deviation : 1});
            ids.put(name, ids.size());
        });
        having.forEach((word, rows) -> {
            if (rows >= LEAST_ROWS) {
                ids.put(word, ids.size());
            }
        });
        return new PlainColumns(ids, moments);
    }

    SparseRows rows(List<Content> contents) {
        SparseRows.Builder rows = new SparseRows.Builder(Math.max(1, ids.size()));
        for (Map<String, Object> row : Contents.tables(contents)) {
            // Sorted, so that sums have one order.
            new TreeMap<>(row).forEach((name, value) -> {
                if (value instanceof Double number && moments.containsKey(name)) {
                    double[] moment = moments.get(name);
                    rows.feature(ids.get(name), (float) ((number - moment[0]) / moment[1]));
                } else if (value instanceof String word && ids.containsKey(named(name, word))) {
                    rows.feature(ids.get(named(name, word)), 1);
                }
            });
            rows.endRow();
        }
        return rows.build();
    }

    /** No column's name holds a line feed, which cleaning takes out. */
    private static String named(String column, String word) {
        return column + "\n" + word;
    }
}
