package io.limbeck.trainer.round;

import io.limbeck.model.Content;
import io.limbeck.trainer.collect.Examples;
import java.util.ArrayList;
import java.util.List;

/**
 * What a student is made of.
 *
 * @param labels in the order of the logits
 * @param train labelled rows to learn from
 * @param unlabelled contents that the teacher labels
 * @param validation labelled rows that stop the training
 * @param calibration labelled rows for temperature and threshold
 */
public record Material(
        List<String> labels, Examples train, List<Content> unlabelled, Examples validation, Examples calibration) {
    /** Fewer validation rows than this stop nothing reliably; they then calibrate. */
    private static final int FEWEST_VALIDATION = 50;

    public Material {
        labels = List.copyOf(labels);
        unlabelled = List.copyOf(unlabelled);
        if (labels.size() < 2) {
            throw new IllegalArgumentException("two labels are needed to learn from, there are " + labels.size());
        }
        if (validation.size() < FEWEST_VALIDATION) {
            calibration = calibration.and(validation);
            validation = Examples.of(List.of(), labels);
        }
    }

    int classes() {
        return labels.size();
    }

    /** All contents that are learned from, labelled or not. */
    List<Content> seen() {
        List<Content> seen = new ArrayList<>(train.contents());
        seen.addAll(unlabelled);
        return seen;
    }
}
