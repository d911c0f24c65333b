package io.limbeck.model.encode;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;

/**
 * How columns become features; see docs/tables.md. An absent (null) component takes its default.
 *
 * @param bins how many knots a column of numbers has, 2 to 1,024; default 8
 * @param clip share of a column's numbers at either end that are clipped, 0 to 0.25; default 0.005
 * @param categories most words of a column that are told apart, 0 to 10,000; default 100
 * @param minCount a word in fewer training rows is rare, and counts as {@code other}; default 5
 */
@JsonPropertyOrder({"bins", "clip", "categories", "minCount"})
public record TableSettings(Integer bins, Double clip, Integer categories, Integer minCount) {
    public TableSettings {
        bins = bins == null ? 8 : bins;
        clip = clip == null ? 0.005 : clip;
        categories = categories == null ? 100 : categories;
        minCount = minCount == null ? 5 : minCount;
        require(bins >= 2 && bins <= 1024, "bins must lie in 2 to 1024, is " + bins);
        require(clip >= 0 && clip <= 0.25, "clip must lie in 0 to 0.25, is " + clip);
        require(categories >= 0 && categories <= 10_000, "categories must lie in 0 to 10000, is " + categories);
        require(minCount >= 1, "minCount must be at least 1, is " + minCount);
    }

    public static TableSettings defaults() {
        return new TableSettings(null, null, null, null);
    }

    private static void require(boolean holds, String expectation) {
        if (!holds) {
            throw new IllegalArgumentException(expectation);
        }
    }
}
