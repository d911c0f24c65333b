package io.limbeck.trainer.teach;

import io.limbeck.model.Task;
import java.lang.Character.UnicodeScript;
import java.util.List;

/** What labels are called when a sentence encoder is to compare texts with them. */
public final class LabelSentences {
    private LabelSentences() {}

    /** One sentence a label, in order: about its description or, where there is none, its name. */
    public static List<String> of(Task task) {
        return task.labels().stream()
                .map(label -> sentence(task.descriptions().getOrDefault(label, words(label))))
                .toList();
    }

    /** Names are often written as programmers do. */
    private static String words(String label) {
        return label.replaceAll("[_-]+", " ").strip();
    }

    private static String sentence(String about) {
        boolean chinese = about.codePoints().anyMatch(c -> UnicodeScript.of(c) == UnicodeScript.HAN);
        return (chinese ? "这是关于" : "This is about ") + about;
    }
}
