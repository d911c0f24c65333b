package io.limbeck.cleaning.personal;

import java.util.Objects;

/**
 * A value of which is known, whatever its form, that it is personal data.
 *
 * @param type what it is
 * @param text how it is written once it is plain
 * @param pseudonym what stands for it until its text is cleaned
 * @param replacement what stands for it in the end
 */
record KnownValue(String type, String text, String pseudonym, String replacement) {
    KnownValue {
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(pseudonym, "pseudonym");
        Objects.requireNonNull(replacement, "replacement");
    }
}
