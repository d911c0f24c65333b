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
 * @param texts cleaned
 * @param gold label number of each
 * @param weights the inverse of each row's propensity
 * @param fingerprints of each text
 */
@SuppressWarnings("ArrayRecordComponent") // shared read-only, compared nowhere
public record Examples(List<String> texts, int[] gold, double[] weights, List<String> fingerprints) {
    public Examples {
        texts = List.copyOf(texts);
        fingerprints = List.copyOf(fingerprints);
    }

    /** @param rows labelled with one of {@code labels}; others are left out */
    public static Examples of(List<Row> rows, List<String> labels) {
        List<Row> known = rows.stream()
                .filter(row ->
                        row.label().isPresent() && labels.contains(row.label().get()))
                .toList();
        return new Examples(
                known.stream().map(Row::text).toList(),
                known.stream()
                        .mapToInt(row -> labels.indexOf(row.label().get()))
                        .toArray(),
                known.stream().mapToDouble(row -> 1 / row.propensity()).toArray(),
                known.stream().map(row -> Fingerprint.of(row.text())).toList());
    }

    /** The rows of each part. */
    public static Map<Part, List<Row>> split(List<Row> rows, Splitter splitter) {
        Map<Part, List<Row>> parts = new EnumMap<>(Part.class);
        for (Part part : Part.values()) {
            parts.put(part, new ArrayList<>());
        }
        for (Row row : rows) {
            parts.get(splitter.part(Fingerprint.of(row.text()))).add(row);
        }
        return parts;
    }

    public int size() {
        return gold.length;
    }

    /** Both, these first. */
    public Examples and(Examples other) {
        List<String> allTexts = new ArrayList<>(texts);
        allTexts.addAll(other.texts);
        List<String> allFingerprints = new ArrayList<>(fingerprints);
        allFingerprints.addAll(other.fingerprints);
        int[] allGold = Arrays.copyOf(gold, size() + other.size());
        System.arraycopy(other.gold, 0, allGold, size(), other.size());
        double[] allWeights = Arrays.copyOf(weights, size() + other.size());
        System.arraycopy(other.weights, 0, allWeights, size(), other.size());
        return new Examples(allTexts, allGold, allWeights, allFingerprints);
    }

    public List<Content> contents() {
        return texts.stream().map(Examples::content).toList();
    }

    public static Content content(String text) {
        return new Content.TextContent(text);
    }
}
