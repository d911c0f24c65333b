package io.limbeck.cleaning.text;

import java.util.List;
import java.util.Objects;

/**
 * How text is cleaned beyond what always happens.
 *
 * @param rules the user's own replacements, applied in this order after all other text steps; none by default
 */
public record TextSettings(List<TextRule> rules) {
    public TextSettings {
        rules = List.copyOf(Objects.requireNonNullElse(rules, List.of()));
    }

    public static TextSettings defaults() {
        return new TextSettings(null);
    }
}
