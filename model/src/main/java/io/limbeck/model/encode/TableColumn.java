package io.limbeck.model.encode;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.limbeck.model.Standing;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;

/**
 * One fitted column. Its ids, from its first: missing; then, if it has knots, the scaled number and one a knot; then, if
 * it has words, {@code other} and one a word.
 *
 * @param name of the column
 * @param knots of its numbers, ascending; the first and the last are where numbers are clipped. Empty where no number was
 *     seen
 * @param words that are told apart, sorted
 * @param hasWords whether any word was seen, told apart or not
 * @param outside the share of its training values that lie beyond the knots or are not among the words
 */
@JsonPropertyOrder({"name", "knots", "words", "hasWords", "outside"})
public record TableColumn(String name, List<Double> knots, List<String> words, boolean hasWords, double outside) {
    public TableColumn {
        Objects.requireNonNull(name, "name");
        knots = List.copyOf(knots);
        words = List.copyOf(words);
        for (int i = 0; i < knots.size(); i++) {
            if (!Double.isFinite(knots.get(i)) || (i > 0 && knots.get(i) <= knots.get(i - 1))) {
                throw new IllegalArgumentException("the knots of a column must ascend");
            }
        }
        if (!(outside >= 0 && outside <= 1)) {
            throw new IllegalArgumentException("the share outside must lie in [0, 1], is " + outside);
        }
    }

    /** How many ids it has. */
    int ids() {
        return 1 + (knots.isEmpty() ? 0 : 1 + knots.size()) + (hasWords ? 1 + words.size() : 0);
    }

    /** How a value stands to those that this column was fitted on. */
    Standing standing(Object value) {
        if (value instanceof Double number && Double.isFinite(number)) {
            boolean inside = !knots.isEmpty() && number >= knots.get(0) && number <= knots.get(knots.size() - 1);
            return inside ? Standing.KNOWN : Standing.OUTSIDE;
        }
        if (value instanceof String word) {
            return place(word) >= 0 ? Standing.KNOWN : Standing.OUTSIDE;
        }
        return Standing.MISSING;
    }

    /** Adds the features of {@code value} to a row, from the id {@code first} on. */
    void encode(Object value, int first, FeatureRow row) {
        if (value instanceof Double number && Double.isFinite(number) && !knots.isEmpty()) {
            number(number, first + 1, row);
        } else if (value instanceof String word && hasWords) {
            int words = first + 1 + (knots.isEmpty() ? 0 : 1 + knots.size());
            row.add(words + 1 + Math.max(-1, place(word)), 1);
        } else {
            row.add(first, 1);
        }
    }

    /** The number on its way from the first knot to the last, and its shares in the two knots beside it. */
    private void number(double number, int first, FeatureRow row) {
        int last = knots.size() - 1;
        double clipped = Math.min(Math.max(number, knots.get(0)), knots.get(last));
        int at = Collections.binarySearch(knots, clipped);
        int below = at >= 0 ? at : -at - 2;
        if (last > 0) {
            row.add(first, (float) ((clipped - knots.get(0)) / (knots.get(last) - knots.get(0))));
        }
        double share = below == last ? 0 : (clipped - knots.get(below)) / (knots.get(below + 1) - knots.get(below));
        row.add(first + 1 + below, (float) (1 - share));
        if (share > 0) {
            row.add(first + 2 + below, (float) share);
        }
    }

    private int place(String word) {
        int place = Collections.binarySearch(words, word);
        return place >= 0 ? place : -1;
    }

    /** Features of one content on their way into {@link Features}. Weights of 0 are left out. */
    static final class FeatureRow {
        private final int[] ids;
        private final float[] weights;
        private int size;

        FeatureRow(int most) {
            this.ids = new int[most];
            this.weights = new float[most];
        }

        void add(int id, float weight) {
            if (weight != 0) {
                ids[size] = id;
                weights[size++] = weight;
            }
        }

        Features features() {
            return new Features(Arrays.copyOf(ids, size), Arrays.copyOf(weights, size));
        }
    }
}
