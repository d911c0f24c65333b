package io.limbeck.trainer.round;

import io.limbeck.model.Content;
import io.limbeck.model.Modality;
import io.limbeck.model.encode.FeatureEncoder;
import io.limbeck.model.encode.NgramSettings;
import io.limbeck.model.encode.TableEncoder;
import io.limbeck.model.encode.TableSettings;
import io.limbeck.model.encode.TextEncoder;
import io.limbeck.trainer.collect.Contents;
import io.limbeck.trainer.fit.FitSettings;
import java.util.List;

/**
 * What is trained, and how.
 *
 * @param architecture so far {@code ngram} only
 * @param ngram how texts become n-grams
 * @param table how columns become features
 * @param fit how the student is trained
 * @param tableFit what is done otherwise where it reads columns
 */
public record StudentSettings(
        Architecture architecture,
        NgramSettings ngram,
        TableSettings table,
        FitSettings fit,
        TableFitSettings tableFit) {

    /** The closed list of students that can be exported. */
    public enum Architecture {
        NGRAM
    }

    public StudentSettings {
        architecture = architecture == null ? Architecture.NGRAM : architecture;
        ngram = ngram == null ? NgramSettings.defaults() : ngram;
        table = table == null ? TableSettings.defaults() : table;
        tableFit = tableFit == null ? TableFitSettings.defaults() : tableFit;
        fit = fit == null ? FitSettings.defaults() : fit;
    }

    public static StudentSettings defaults() {
        return new StudentSettings(null, null, null, null, null);
    }

    /** The same, trained as suits the modality. */
    StudentSettings suited(Modality modality) {
        return modality == Modality.TABULAR
                ? new StudentSettings(architecture, ngram, table, tableFit.in(fit), tableFit)
                : this;
    }

    /** An encoder fitted on what the student is to read. */
    FeatureEncoder encoder(Modality modality, List<Content> seen) {
        return switch (modality) {
            case TEXT -> TextEncoder.fit(ngram, Contents.texts(seen));
            case TABULAR -> TableEncoder.fit(table, seen);
            case IMAGE -> throw new IllegalArgumentException("there is no student for images yet");
        };
    }
}
