package io.limbeck.trainer.round;

import io.limbeck.model.Content;
import io.limbeck.model.Modality;
import io.limbeck.model.encode.FeatureEncoder;
import io.limbeck.model.encode.NgramSettings;
import io.limbeck.model.encode.TableEncoder;
import io.limbeck.model.encode.TableSettings;
import io.limbeck.model.encode.TextEncoder;
import io.limbeck.runtime.settings.SettingsException;
import io.limbeck.trainer.collect.Contents;
import io.limbeck.trainer.distil.NgramStudents;
import io.limbeck.trainer.distil.Students;
import io.limbeck.trainer.distil.TransformerStudentSettings;
import io.limbeck.trainer.distil.TransformerStudents;
import io.limbeck.trainer.fit.FitSettings;
import io.limbeck.trainer.teach.TeacherSettings;
import java.util.List;
import java.util.Locale;

/**
 * What is trained, and how.
 *
 * @param architecture of texts; tables have a student of their own kind under {@code ngram}
 * @param ngram how texts become n-grams
 * @param table how columns become features
 * @param fit how the student is trained
 * @param tableFit what is done otherwise where it reads columns
 * @param transformer where such a student begins, and how it is trained
 */
public record StudentSettings(
        Architecture architecture,
        NgramSettings ngram,
        TableSettings table,
        FitSettings fit,
        TableFitSettings tableFit,
        TransformerStudentSettings transformer) {

    /** The closed list of students that can be exported, and the choice among them. */
    public enum Architecture {
        /** Both compete, and a transformer serves where it is certainly better. Of tables there is one kind only. */
        AUTO,
        NGRAM,
        TRANSFORMER
    }

    public StudentSettings {
        architecture = architecture == null ? Architecture.AUTO : architecture;
        ngram = ngram == null ? NgramSettings.defaults() : ngram;
        table = table == null ? TableSettings.defaults() : table;
        tableFit = tableFit == null ? TableFitSettings.defaults() : tableFit;
        fit = fit == null ? FitSettings.defaults() : fit;
        transformer = transformer == null ? TransformerStudentSettings.defaults() : transformer;
    }

    /** A student over features. */
    public StudentSettings(NgramSettings ngram, TableSettings table, FitSettings fit, TableFitSettings tableFit) {
        this(Architecture.NGRAM, ngram, table, fit, tableFit, null);
    }

    public static StudentSettings defaults() {
        return new StudentSettings(null, null, null, null, null, null);
    }

    /**
     * Looks, before anything is loaded, whether there is such a student.
     *
     * @throws SettingsException there is none; the path is that of the setting
     */
    public void check(Modality modality) {
        if (architecture == Architecture.TRANSFORMER && modality != Modality.TEXT) {
            throw new SettingsException(
                    "trainer.student.architecture",
                    "a transformer reads texts alone, and the modality is "
                            + modality.name().toLowerCase(Locale.ROOT) + "; ngram reads tables, too");
        }
        if (architecture != Architecture.NGRAM && modality == Modality.TEXT) {
            transformer.check();
        }
    }

    /** What chance there is in the trainings comes from these. */
    public List<Long> seeds() {
        return switch (architecture) {
            case AUTO -> List.of(fit.seed(), transformer.fit().seed());
            case NGRAM -> List.of(fit.seed());
            case TRANSFORMER -> List.of(transformer.fit().seed());
        };
    }

    /** The same, trained as suits the modality, and begun as suits the teacher. */
    public StudentSettings suited(Modality modality, TeacherSettings teacher) {
        FitSettings suitedFit = modality == Modality.TABULAR ? tableFit.in(fit) : fit;
        TransformerStudentSettings.Source source = teacher.encoder() == TeacherSettings.Encoder.BGE_SMALL_ZH
                ? TransformerStudentSettings.Source.BGE_SMALL_ZH
                : TransformerStudentSettings.Source.BGE_SMALL_EN;
        return new StudentSettings(architecture, ngram, table, suitedFit, tableFit, transformer.orFrom(source));
    }

    /** Where students begin, of each architecture that there may be, the cheapest first. */
    List<Students> students(Modality modality) {
        Students small = new NgramStudents(seen -> encoder(modality, seen), fit);
        Students large = new TransformerStudents(transformer);
        return switch (architecture) {
            case AUTO -> modality == Modality.TEXT ? List.of(small, large) : List.of(small);
            case NGRAM -> List.of(small);
            case TRANSFORMER -> List.of(large);
        };
    }

    /** An encoder fitted on what a student over features is to read. */
    FeatureEncoder encoder(Modality modality, List<Content> seen) {
        return switch (modality) {
            case TEXT -> TextEncoder.fit(ngram, Contents.texts(seen));
            case TABULAR -> TableEncoder.fit(table, seen);
            case IMAGE -> throw new IllegalArgumentException("there is no student for images yet");
        };
    }
}
