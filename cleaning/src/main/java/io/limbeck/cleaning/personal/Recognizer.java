package io.limbeck.cleaning.personal;

import java.util.Set;
import java.util.function.Consumer;

/** Finds some kinds of personal data; candidates may overlap. Linear in the text's length. Thread-safe. */
public interface Recognizer {
    /** What it looks for. */
    Set<String> types();

    void scan(ScannedText text, Consumer<Find> finds);

    /** Differs wherever what it finds differs: goes into the version of the cleaner. */
    default String version() {
        return "";
    }
}
