package io.limbeck.labeler.decide;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The labels people may choose. A task that names its labels has these and no others; one that does not takes any, and
 * learns the names as they come. Thread-safe.
 */
public final class LabelSet {
    /** Longer than any name of a class, shorter than a text put in the wrong field. */
    private static final int LONGEST = 100;

    private final boolean open;
    private final Set<String> labels;

    private LabelSet(boolean open, List<String> labels) {
        this.open = open;
        this.labels = new LinkedHashSet<>(labels);
    }

    /** @param labels of the task, in its order; empty for a task that finds its labels as they come */
    public static LabelSet of(List<String> labels) {
        return new LabelSet(labels.isEmpty(), labels);
    }

    /** Whether people may name a label that nobody used before. */
    public boolean open() {
        return open;
    }

    public synchronized List<String> labels() {
        return List.copyOf(labels);
    }

    public synchronized boolean allows(String label) {
        return open ? !label.isBlank() && label.length() <= LONGEST : labels.contains(label);
    }

    /** Remembers a label that was used; without effect on a task that names its labels. */
    public synchronized void seen(String label) {
        if (open && allows(label)) {
            labels.add(label);
        }
    }
}
