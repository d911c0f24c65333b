package io.limbeck.scorer;

import java.util.Objects;

/**
 * The {@code scorer.accept} section.
 *
 * @param targetAccuracy the share of accepted predictions that must be right; the trainer fits the confidence threshold
 *     that keeps it
 */
public record AcceptSettings(Double targetAccuracy) {
    public AcceptSettings {
        targetAccuracy = Objects.requireNonNullElse(targetAccuracy, 0.95);
        if (!(targetAccuracy > 0 && targetAccuracy < 1)) {
            throw new IllegalArgumentException("targetAccuracy must lie between 0 and 1, is " + targetAccuracy);
        }
    }
}
