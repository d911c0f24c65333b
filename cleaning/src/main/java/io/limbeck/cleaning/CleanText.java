package io.limbeck.cleaning;

import io.limbeck.cleaning.personal.Finding;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * A cleaned text.
 *
 * @param text without markup and personal data; empty if nothing was left
 * @param redactions how many finds there were, by type
 * @param findings what was replaced and where it stood in the <em>original</em> text, from left to right; offsets are UTF-16 units,
 *     and take in characters within a find that cleaning took out, such as zero-width ones
 * @param dropped whether it holds personal data with which no text goes on: then nothing is left of it
 */
public record CleanText(String text, Map<String, Integer> redactions, List<Finding> findings, boolean dropped) {
    public CleanText {
        Objects.requireNonNull(text, "text");
        redactions = Map.copyOf(redactions);
        findings = List.copyOf(findings);
        if (dropped && !text.isEmpty()) {
            throw new IllegalArgumentException("of a text that is dropped nothing is left");
        }
    }

    static CleanText dropped(List<Finding> findings) {
        return new CleanText("", counted(findings), findings, true);
    }

    static CleanText of(String text, List<Finding> findings) {
        return new CleanText(text, counted(findings), findings, false);
    }

    private static Map<String, Integer> counted(List<Finding> findings) {
        if (findings.isEmpty()) {
            return Map.of();
        }
        Map<String, Integer> redactions = new TreeMap<>();
        findings.forEach(finding -> redactions.merge(finding.type(), 1, Integer::sum));
        return redactions;
    }
}
