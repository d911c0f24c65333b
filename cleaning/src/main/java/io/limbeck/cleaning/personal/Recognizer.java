package io.limbeck.cleaning.personal;

import java.util.function.Consumer;

/** Finds one kind of personal data; candidates may overlap. Linear in the text's length. Thread-safe. */
interface Recognizer {
    void scan(ScannedText text, Consumer<Find> finds);
}
