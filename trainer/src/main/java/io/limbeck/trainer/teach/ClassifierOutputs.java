package io.limbeck.trainer.teach;

import io.limbeck.model.session.SequenceClassifier;
import io.limbeck.model.session.SessionSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;

/** The logits of a local classifier, as vectors of texts; so that they are cached as such. */
final class ClassifierOutputs implements Embedder {
    private final SequenceClassifier classifier;

    private ClassifierOutputs(SequenceClassifier classifier) {
        this.classifier = classifier;
    }

    /** Loads the model. */
    static ClassifierOutputs open(ClassifierSettings settings, int batch, int threads) {
        try {
            return new ClassifierOutputs(
                    SequenceClassifier.open(settings.directory(), batch, SessionSettings.cpu(threads)));
        } catch (IOException e) {
            throw new UncheckedIOException("loading the teacher: " + e.getMessage(), e);
        }
    }

    @Override
    public String id() {
        return "classifier-" + classifier.version();
    }

    /** Taken for single-precision numbers, what the file holds. */
    @Override
    public long parameters() {
        return bytes() / Float.BYTES;
    }

    @Override
    public long bytes() {
        return classifier.bytes();
    }

    @Override
    public int width() {
        return classifier.labels().size();
    }

    List<String> labels() {
        return classifier.labels();
    }

    @Override
    public List<float[]> embed(List<String> texts) {
        return Arrays.asList(classifier.logits(texts));
    }

    @Override
    public void close() {
        classifier.close();
    }
}
