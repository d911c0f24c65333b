package io.limbeck.trainer.teach;

import io.limbeck.model.session.SentenceEncoder;
import io.limbeck.model.session.SessionSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** One of the sentence encoders that the class path carries; a vector is that of the CLS position, of length 1. */
public final class BgeEmbedder implements Embedder {
    private final TeacherSettings.Encoder kind;
    private final SentenceEncoder encoder;

    private BgeEmbedder(TeacherSettings.Encoder kind, SentenceEncoder encoder) {
        this.kind = Objects.requireNonNull(kind, "kind");
        this.encoder = encoder;
    }

    /** Loads the encoder's model, which takes seconds and some 200 MB. */
    public static BgeEmbedder open(TeacherSettings settings) {
        boolean quantised = settings.encoder() == TeacherSettings.Encoder.BGE_SMALL_EN_Q;
        String name = settings.encoder().resource();
        try {
            return new BgeEmbedder(
                    settings.encoder(),
                    SentenceEncoder.fromResources(
                            "/" + name + ".onnx",
                            "/" + name + "-tokenizer.json",
                            quantised ? 1 : settings.batch(),
                            SessionSettings.cpu(settings.threads())));
        } catch (IOException e) {
            throw new UncheckedIOException("loading the sentence encoder " + name, e);
        }
    }

    @Override
    public String id() {
        return kind.resource() + "-cls";
    }

    @Override
    public long parameters() {
        return kind.parameters();
    }

    @Override
    public long bytes() {
        return kind.bytes();
    }

    @Override
    public int width() {
        return kind.width();
    }

    @Override
    public List<float[]> embed(List<String> texts) {
        return Arrays.asList(encoder.encode(texts));
    }

    @Override
    public void close() {
        encoder.close();
    }
}
