package io.limbeck.cleaning.personal.catalogue;

import java.util.Objects;

/**
 * One way in which a value is written.
 *
 * @param pattern a regular expression for a whole word or number; see {@link
 *     io.limbeck.cleaning.personal.pattern.TokenPattern}
 * @param score how sure the form alone makes, in (0, 1]; 0.5 by default
 */
public record PatternSettings(String pattern, Double score) {
    public PatternSettings {
        if (pattern == null || pattern.isEmpty()) {
            throw new IllegalArgumentException("pattern must be a regular expression");
        }
        score = Objects.requireNonNullElse(score, 0.5);
        if (!(score > 0 && score <= 1)) {
            throw new IllegalArgumentException("score must lie in (0, 1], is " + score);
        }
    }
}
