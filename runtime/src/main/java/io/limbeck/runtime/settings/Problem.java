package io.limbeck.runtime.settings;

import java.util.Objects;

/**
 * One thing wrong with the settings.
 *
 * @param path where, e.g. {@code scorer.batch.max}
 * @param message what is expected there, and what was found
 */
public record Problem(String path, String message) {
    public Problem {
        Objects.requireNonNull(path, "path");
        Objects.requireNonNull(message, "message");
    }

    @Override
    public String toString() {
        return path.isEmpty() ? message : path + ": " + message;
    }
}
