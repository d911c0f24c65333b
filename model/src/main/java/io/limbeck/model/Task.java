package io.limbeck.model;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;

/**
 * What is classified, and into which labels.
 *
 * @param name prefix of every topic, group and transactional id
 * @param modality the kind of body
 * @param labels in the order in which models emit them; empty means: those found in the labels topic
 */
public record Task(String name, Modality modality, List<String> labels) {
    public Task {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(modality, "modality");
        labels = List.copyOf(labels);
        if (new LinkedHashSet<>(labels).size() != labels.size()) {
            throw new IllegalArgumentException("labels of task " + name + " repeat: " + labels);
        }
    }
}
