package io.limbeck.trainer.collect;

import io.limbeck.model.Content;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Labelled rows of one {@link Part}, in the form in which models are fitted and judged.
 *
 * @param contents cleaned
 * @param gold label number of each
 * @param weights the inverse of each row's propensity
 * @param fingerprints of each content
 */
@SuppressWarnings("ArrayRecordComponent") // shared read-only, compared nowhere
public record Examples(List<Content> contents, int[] gold, double[] weights, List<String> fingerprints) {
    public Examples {
        contents = List.copyOf(contents);
        fingerprints = List.copyOf(fingerprints);
    }

    /** @param rows labelled with one of {@code labels}; others are left out */
    public static Examples of(List<Row> rows, List<String> labels) {
        List<Row> known = rows.stream()
                .filter(row ->
                        row.label().isPresent() && labels.contains(row.label().get()))
                .toList();
        return new Examples(
                known.stream().map(Row::content).toList(),
                known.stream()
                        .mapToInt(row -> labels.indexOf(row.label().get()))
                        .toArray(),
                known.stream().mapToDouble(row -> 1 / row.propensity()).toArray(),
                known.stream().map(Fingerprint::of).toList());
    }

    /** The rows of each part. */
    public static Map<Part, List<Row>> split(List<Row> rows, Splitter splitter) {
        Map<Part, List<Row>> parts = new EnumMap<>(Part.class);
        for (Part part : Part.values()) {
            parts.put(part, new ArrayList<>());
        }
        for (Row row : rows) {
            parts.get(splitter.part(Fingerprint.of(row))).add(row);
        }
        return parts;
    }

    public int size() {
        return gold.length;
    }

    /** Both, these first. */
    public Examples and(Examples other) {
        List<Content> allContents = new ArrayList<>(contents);
        allContents.addAll(other.contents);
        List<String> allFingerprints = new ArrayList<>(fingerprints);
        allFingerprints.addAll(other.fingerprints);
        int[] allGold = Arrays.copyOf(gold, size() + other.size());
        System.arraycopy(other.gold, 0, allGold, size(), other.size());
        double[] allWeights = Arrays.copyOf(weights, size() + other.size());
        System.arraycopy(other.weights, 0, allWeights, size(), other.size());
        return new Examples(allContents, allGold, allWeights, allFingerprints);
    }
}
