package io.limbeck.trainer.teach;

import io.limbeck.model.Content;
import java.util.List;

/**
 * What a round has to teach from.
 *
 * @param labels in the order of the logits
 * @param labelled contents
 * @param gold label number of each
 * @param folds of each; see {@link OutOfFold}
 * @param others contents without a label
 */
@SuppressWarnings("ArrayRecordComponent") // shared read-only, compared nowhere
public record Syllabus(List<String> labels, List<Content> labelled, int[] gold, int[] folds, List<Content> others) {
    public Syllabus {
        labels = List.copyOf(labels);
        labelled = List.copyOf(labelled);
        others = List.copyOf(others);
    }

    public int classes() {
        return labels.size();
    }
}
