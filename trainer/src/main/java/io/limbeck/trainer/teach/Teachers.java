package io.limbeck.trainer.teach;

import io.limbeck.trainer.fit.Accelerator;
import io.limbeck.trainer.pretrained.PretrainedEncoder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;

/**
 * The large models that teach, loaded; what they said is remembered on disk.
 *
 * @param encoder the sentence encoder
 * @param classifier a finished classifier
 * @param fineTuned an encoder that is trained as a whole
 */
public record Teachers(
        Optional<Embedder> encoder, Optional<ClassifierTeacher> classifier, Optional<FineTunedTeacher> fineTuned)
        implements AutoCloseable {

    /** Nobody: students learn from the labels alone. */
    public static Teachers none() {
        return new Teachers(Optional.empty(), Optional.empty(), Optional.empty());
    }

    public static Teachers of(Embedder encoder) {
        return new Teachers(Optional.of(encoder), Optional.empty(), Optional.empty());
    }

    /**
     * Loads them, which takes seconds and some hundred megabytes.
     *
     * @param cache folder for what they answer; deleting it costs time only
     * @param progress told how many texts were answered since it was last told
     */
    public static Teachers open(TeacherSettings settings, Path cache, LongConsumer progress) {
        Optional<Embedder> encoder = settings.encoder() == TeacherSettings.Encoder.NONE
                ? Optional.empty()
                : Optional.of(new EmbeddingCache(BgeEmbedder.open(settings), cache, settings.cacheLimit(), progress));
        try {
            return new Teachers(
                    encoder,
                    Optional.ofNullable(settings.classifier())
                            .map(classifier -> classifier(classifier, settings, cache, progress)),
                    settings.tuned(Accelerator.isPresent())
                            .map(tuned -> fineTuned(tuned, settings.trainable(), progress)));
        } catch (RuntimeException e) {
            encoder.ifPresent(Embedder::close);
            throw e;
        }
    }

    private static ClassifierTeacher classifier(
            ClassifierSettings classifier, TeacherSettings settings, Path cache, LongConsumer progress) {
        ClassifierOutputs outputs = ClassifierOutputs.open(classifier, settings.batch(), settings.threads());
        return new ClassifierTeacher(
                new EmbeddingCache(outputs, cache, settings.cacheLimit(), progress),
                classifier.named(outputs.labels()));
    }

    private static FineTunedTeacher fineTuned(FineTunedSettings settings, String resource, LongConsumer progress) {
        try {
            return new FineTunedTeacher(
                    settings.directory() == null
                            ? PretrainedEncoder.fromResource(resource)
                            : PretrainedEncoder.fromDirectory(settings.directory()),
                    settings.fit(),
                    progress);
        } catch (IOException e) {
            throw new UncheckedIOException("loading the encoder that is to be trained as a teacher", e);
        }
    }

    public boolean isEmpty() {
        return models().isEmpty();
    }

    public List<TeacherModel> models() {
        List<TeacherModel> models = new ArrayList<>();
        encoder.ifPresent(model -> models.add(new EncoderTeacher(model)));
        classifier.ifPresent(models::add);
        fineTuned.ifPresent(models::add);
        return models;
    }

    @Override
    public void close() {
        encoder.ifPresent(Embedder::close);
        classifier.ifPresent(model -> model.outputs().close());
    }
}
