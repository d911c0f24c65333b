package io.limbeck.cli.bench;

import java.util.List;
import java.util.Objects;

/**
 * A text with what a recogniser is to make of it.
 *
 * @param type what is looked for
 * @param spans where it stands in UTF-16 units; empty where nothing is to be found, or only {@code count} is known
 * @param count how many finds there are to be
 * @param complete whether anything of the type outside of the spans is a false find
 */
record PersonalDataCase(String type, String text, List<Range> spans, int count, boolean complete) {
    /** UTF-16 units, the end excluded. */
    record Range(int start, int end) {}

    PersonalDataCase {
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(text, "text");
        spans = List.copyOf(spans);
    }

    /** The whole text is one value. */
    static PersonalDataCase value(String type, String text) {
        return new PersonalDataCase(type, text, List.of(new Range(0, text.length())), 1, false);
    }

    /** Nothing of the type stands in the text. */
    static PersonalDataCase none(String type, String text) {
        return new PersonalDataCase(type, text, List.of(), 0, true);
    }
}
