package io.limbeck.trainer.teach;

import io.limbeck.model.session.SequenceClassifier;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A finished classifier that teaches.
 *
 * @param directory in the layout of Hugging Face: {@code model.onnx}, {@code tokenizer.json}, {@code config.json}
 * @param labels the task's name of each of the classifier's labels; one that is not named here keeps its own
 */
public record ClassifierSettings(Path directory, Map<String, String> labels) {
    public ClassifierSettings {
        labels = labels == null ? Map.of() : Map.copyOf(labels);
        if (directory == null) {
            throw new IllegalArgumentException("directory must be set");
        }
    }

    /** The task's names for what the classifier answers with, in order. */
    List<String> named(List<String> own) {
        return own.stream().map(label -> labels.getOrDefault(label, label)).toList();
    }

    /**
     * Looks, without loading the model, whether it can teach a task.
     *
     * @param task the task's labels; empty where they are not known yet
     * @throws IOException it cannot, and why
     */
    void check(List<String> task) throws IOException {
        List<String> own = SequenceClassifier.labels(directory);
        Set<String> strangers = new LinkedHashSet<>(labels.keySet());
        own.forEach(strangers::remove);
        if (!strangers.isEmpty()) {
            throw new IOException(directory + " has no labels " + strangers + ", its labels are " + own);
        }
        List<String> named = named(own);
        if (new LinkedHashSet<>(named).size() != named.size()) {
            throw new IOException("two labels of " + directory + " would be the same: " + named);
        }
        Set<String> missing = new LinkedHashSet<>(task);
        named.forEach(missing::remove);
        if (!missing.isEmpty()) {
            throw new IOException(directory + " answers with " + named + ", and not with the task's labels " + missing
                    + "; say which is which in trainer.teacher.classifier.labels");
        }
    }
}
