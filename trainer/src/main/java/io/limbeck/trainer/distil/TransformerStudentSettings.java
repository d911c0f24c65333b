package io.limbeck.trainer.distil;

import io.limbeck.runtime.settings.SettingsException;
import io.limbeck.trainer.compress.VocabularyPruning;
import io.limbeck.trainer.fit.TransformerSettings;
import io.limbeck.trainer.pretrained.PretrainedEncoder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Where a {@code transformer} student begins, and how it is trained.
 *
 * @param encoder on the class path, of which it takes its layers; null takes the teacher's
 * @param directory of another encoder, in the layout of Hugging Face, in the place of {@code encoder}; may be null
 * @param layers of the encoder that are kept, counted from 0, from the input up; empty takes the first, the middle and the
 *     last, of fewer than six the first and the last
 * @param vocabulary word pieces that are kept, beside those that always are; null is as many as suit the encoder
 * @param fit how it is trained
 */
public record TransformerStudentSettings(
        Source encoder, Path directory, List<Integer> layers, Integer vocabulary, TransformerSettings fit) {
    static final String SECTION = "trainer.student.transformer";

    /** Fewer layers have no middle worth its time. */
    private static final int WITH_MIDDLE = 6;

    /** The encoders on the class path that can be trained on. */
    public enum Source {
        BGE_SMALL_EN("bge-small-en-v1.5", 12, VocabularyPruning.MOST_FREQUENT),
        /** Beside its ideographs there are numbers and foreign words: few of them matter. */
        BGE_SMALL_ZH("bge-small-zh-v1.5", 4, 250);

        private final String resource;
        private final int layers;
        private final int vocabulary;

        Source(String resource, int layers, int vocabulary) {
            this.resource = resource;
            this.layers = layers;
            this.vocabulary = vocabulary;
        }
    }

    public TransformerStudentSettings {
        layers = layers == null ? List.of() : List.copyOf(layers);
        fit = fit == null ? TransformerSettings.defaults() : fit;
        if (encoder != null && directory != null) {
            throw new IllegalArgumentException("encoder and directory exclude each other");
        }
        for (int i = 0; i < layers.size(); i++) {
            if (layers.get(i) < (i == 0 ? 0 : layers.get(i - 1) + 1)) {
                throw new IllegalArgumentException("layers must ascend, from 0 at least, not " + layers);
            }
        }
        if (vocabulary != null && vocabulary < 0) {
            throw new IllegalArgumentException("vocabulary must not be negative");
        }
        if (fit.maxLength() < 3) {
            throw new IllegalArgumentException("fit.maxLength must be at least 3: two tokens are special ones");
        }
    }

    public static TransformerStudentSettings defaults() {
        return new TransformerStudentSettings(null, null, null, null, null);
    }

    /** The same, with an encoder to begin with where none is named. */
    public TransformerStudentSettings orFrom(Source other) {
        return encoder == null && directory == null
                ? new TransformerStudentSettings(other, null, layers, vocabulary, fit)
                : this;
    }

    /** The same with so many word pieces, or all there are. */
    public TransformerStudentSettings withVocabulary(int pieces) {
        return new TransformerStudentSettings(encoder, directory, layers, pieces, fit);
    }

    /**
     * Looks, without loading it, whether the encoder is there and has these layers.
     *
     * @throws SettingsException it is not, or has not
     */
    public void check() {
        int all = directory == null ? named().layers : layersInDirectory();
        if (!layers.isEmpty() && layers.get(layers.size() - 1) >= all) {
            throw new SettingsException(
                    SECTION + ".layers", "the encoder has " + all + " layers, from 0 to " + (all - 1));
        }
    }

    private int layersInDirectory() {
        try {
            return PretrainedEncoder.layersIn(directory);
        } catch (IOException | IllegalArgumentException e) {
            throw new SettingsException(SECTION + ".directory", "cannot be used: " + e.getMessage());
        }
    }

    private Source named() {
        return encoder == null ? Source.BGE_SMALL_EN : encoder;
    }

    /** Names the encoder. */
    String source() {
        return directory == null
                ? named().resource
                : directory.toAbsolutePath().normalize().getFileName().toString();
    }

    /** Loads the encoder, which takes seconds and some hundred megabytes. */
    PretrainedEncoder load() throws IOException {
        return directory == null
                ? PretrainedEncoder.fromResource(source())
                : PretrainedEncoder.fromDirectory(directory);
    }

    /** How many word pieces are kept, beside those that always are. */
    int pieces() {
        if (vocabulary != null) {
            return vocabulary;
        }
        return directory == null ? named().vocabulary : VocabularyPruning.MOST_FREQUENT;
    }

    /** Which of so many layers are kept. */
    List<Integer> layersOf(int all) {
        if (!layers.isEmpty()) {
            return layers;
        }
        IntStream spread = all < WITH_MIDDLE ? IntStream.of(0, all - 1) : IntStream.of(0, (all - 1) / 2, all - 1);
        return spread.distinct().boxed().toList();
    }
}
