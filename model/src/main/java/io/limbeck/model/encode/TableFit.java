package io.limbeck.model.encode;

import com.tdunning.math.stats.MergingDigest;
import com.tdunning.math.stats.TDigest;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Sees the training rows once and says what columns they have: quantiles by t-digest (Dunning and Ertl, 2019,
 * arXiv:1902.04023), which holds a few hundred centroids however many rows there are, and is exact where values are few.
 */
final class TableFit {
    /** Errors of a quantile near the middle are of the order of one in so many; at the ends they are far smaller. */
    private static final double COMPRESSION = 500;
    /** More different numbers than this are no kinds any more. */
    private static final int FEW = 64;

    /** Of more columns those with the most values are taken: names that differ from row to row are no columns. */
    private static final int MOST_COLUMNS = 1000;

    private final TableSettings settings;
    private final Map<String, Seen> columns = new TreeMap<>();

    private static final class Seen {
        private final TDigest numbers = new MergingDigest(COMPRESSION);
        /** Different numbers with their counts, as long as they are few. */
        private final TreeMap<Double, Long> few = new TreeMap<>();

        private final Map<String, Long> words = new TreeMap<>();
        private long spoken;

        long values() {
            return numbers.size() + spoken;
        }
    }

    TableFit(TableSettings settings) {
        this.settings = settings;
    }

    void add(Map<String, Object> row) {
        row.forEach((name, value) -> {
            Seen seen = columns.computeIfAbsent(name, any -> new Seen());
            if (value instanceof Double number && Double.isFinite(number)) {
                seen.numbers.add(number);
                if (seen.few.size() <= FEW) {
                    // -0.0 and 0.0 are one number.
                    seen.few.merge(number + 0.0, 1L, Long::sum);
                }
            } else if (value instanceof String word) {
                seen.words.merge(word, 1L, Long::sum);
                seen.spoken++;
            }
        });
    }

    /** In the order of their names; those without any value are left out. */
    List<TableColumn> columns() {
        return columns.entrySet().stream()
                .filter(column -> column.getValue().values() > 0)
                .sorted(Comparator.comparingLong((Map.Entry<String, Seen> column) ->
                                -column.getValue().values())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(MOST_COLUMNS)
                .sorted(Map.Entry.comparingByKey())
                .map(column -> column(column.getKey(), column.getValue()))
                .toList();
    }

    private TableColumn column(String name, Seen seen) {
        List<Double> knots = seen.numbers.size() == 0 ? List.of() : knots(seen);
        List<String> words = frequent(seen.words);
        long told = words.stream().mapToLong(seen.words::get).sum();
        double beyond = knots.isEmpty() ? 0 : beyond(seen, knots);
        double all = seen.values();
        return new TableColumn(name, knots, words, seen.spoken > 0, Math.min(1, (beyond + (seen.spoken - told)) / all));
    }

    /** Each number by itself where they are as few as the knots; else quantiles, evenly from clip to clip. */
    private List<Double> knots(Seen seen) {
        if (seen.few.size() <= settings.bins()) {
            return List.copyOf(seen.few.keySet());
        }
        TreeSet<Double> knots = new TreeSet<>();
        for (int i = 0; i < settings.bins(); i++) {
            double share = settings.clip() + (1 - 2 * settings.clip()) * i / (settings.bins() - 1);
            knots.add(seen.numbers.quantile(share) + 0.0);
        }
        return List.copyOf(knots);
    }

    /** How many numbers lie beyond the knots. */
    private static double beyond(Seen seen, List<Double> knots) {
        double low = knots.get(0);
        double high = knots.get(knots.size() - 1);
        if (seen.few.size() <= FEW) {
            return seen.few.headMap(low, false).values().stream()
                            .mapToLong(Long::longValue)
                            .sum()
                    + seen.few.tailMap(high, false).values().stream()
                            .mapToLong(Long::longValue)
                            .sum();
        }
        double inside = seen.numbers.cdf(high) - seen.numbers.cdf(low);
        return Math.max(0, 1 - inside) * seen.numbers.size();
    }

    /** The most frequent that are not rare; of equally frequent ones the first in order. */
    private List<String> frequent(Map<String, Long> words) {
        return words.entrySet().stream()
                .filter(word -> word.getValue() >= settings.minCount())
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(settings.categories())
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }
}
