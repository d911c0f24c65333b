package io.limbeck.trainer.round;

import io.limbeck.model.encode.NgramSettings;
import io.limbeck.trainer.fit.FitSettings;

/**
 * What is trained, and how.
 *
 * @param architecture so far {@code ngram} only
 * @param ngram how texts become n-grams
 * @param fit how the student is trained
 */
public record StudentSettings(Architecture architecture, NgramSettings ngram, FitSettings fit) {

    /** The closed list of students that can be exported. */
    public enum Architecture {
        NGRAM
    }

    public StudentSettings {
        architecture = architecture == null ? Architecture.NGRAM : architecture;
        ngram = ngram == null ? NgramSettings.defaults() : ngram;
        fit = fit == null ? FitSettings.defaults() : fit;
    }

    public static StudentSettings defaults() {
        return new StudentSettings(null, null, null);
    }
}
