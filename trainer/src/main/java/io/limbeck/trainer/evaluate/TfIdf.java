package io.limbeck.trainer.evaluate;

import io.limbeck.trainer.fit.SparseRows;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The usual TF-IDF features, as the mark to beat: lower-cased words of two characters or more and pairs of neighbouring
 * words, those that occur in at least two texts, each weighted {@code (1 + ln tf) · (1 + ln((1 + n) / (1 + df)))}, rows
 * scaled to length 1. A dictionary, no hashing.
 */
public final class TfIdf {
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}\\p{N}_]{2,}|\\p{IsHan}");
    private static final int LEAST_TEXTS = 2;

    private final Map<String, Integer> ids;
    private final float[] idf;

    private TfIdf(Map<String, Integer> ids, float[] idf) {
        this.ids = ids;
        this.idf = idf;
    }

    public static TfIdf fit(List<String> texts) {
        Map<String, Integer> having = new HashMap<>();
        for (String text : texts) {
            counts(text).keySet().forEach(term -> having.merge(term, 1, Integer::sum));
        }
        having.values().removeIf(n -> n < LEAST_TEXTS);
        Map<String, Integer> ids = new HashMap<>();
        float[] idf = new float[having.size()];
        new TreeMap<>(having).forEach((term, n) -> {
            idf[ids.size()] = (float) (1 + Math.log((1.0 + texts.size()) / (1.0 + n)));
            ids.put(term, ids.size());
        });
        return new TfIdf(ids, idf);
    }

    public int width() {
        return idf.length;
    }

    public SparseRows rows(List<String> texts) {
        SparseRows.Builder rows = new SparseRows.Builder(width());
        for (String text : texts) {
            List<Integer> terms = new ArrayList<>();
            List<Double> weights = new ArrayList<>();
            double squares = 0;
            for (Map.Entry<String, Integer> term : counts(text).entrySet()) {
                Integer id = ids.get(term.getKey());
                if (id != null) {
                    double weight = (1 + Math.log(term.getValue())) * idf[id];
                    terms.add(id);
                    weights.add(weight);
                    squares += weight * weight;
                }
            }
            for (int i = 0; i < terms.size(); i++) {
                rows.feature(terms.get(i), (float) (weights.get(i) / Math.sqrt(squares)));
            }
            rows.endRow();
        }
        return rows.build();
    }

    /** Sorted by term, so that sums have one order. */
    private static Map<String, Integer> counts(String text) {
        Map<String, Integer> counts = new TreeMap<>();
        Matcher words = WORD.matcher(text.toLowerCase(Locale.ROOT));
        String before = null;
        while (words.find()) {
            String word = words.group();
            counts.merge(word, 1, Integer::sum);
            if (before != null) {
                counts.merge(before + " " + word, 1, Integer::sum);
            }
            before = word;
        }
        return counts;
    }
}
