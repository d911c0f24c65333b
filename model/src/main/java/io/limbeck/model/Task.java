package io.limbeck.model;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What is classified, and into which labels.
 *
 * @param name prefix of every topic, group and transactional id
 * @param modality the kind of body
 * @param labels in the order in which models emit them; empty means: those found in the labels topic
 * @param descriptions what a label stands for, in a line, for those of which somebody wrote it
 */
public record Task(String name, Modality modality, List<String> labels, Map<String, String> descriptions) {
    public Task {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(modality, "modality");
        labels = List.copyOf(labels);
        descriptions = Map.copyOf(descriptions);
        if (new LinkedHashSet<>(labels).size() != labels.size()) {
            throw new IllegalArgumentException("labels of task " + name + " repeat: " + labels);
        }
        if (!labels.containsAll(descriptions.keySet())) {
            throw new IllegalArgumentException("task " + name + " describes what is no label of it: " + descriptions);
        }
    }

    /** Labels that speak for themselves. */
    public Task(String name, Modality modality, List<String> labels) {
        this(name, modality, labels, Map.of());
    }
}
