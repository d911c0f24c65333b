package io.limbeck.trainer.teach;

import io.limbeck.runtime.settings.SettingsException;
import io.limbeck.trainer.pretrained.PretrainedEncoder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;

/**
 * Which large models teach. Each is an expert beside the others, and is heard as far as it helps.
 *
 * @param encoder the sentence encoder, on which a head is fitted
 * @param classifier a finished classifier; may be null
 * @param fineTuned an encoder that each round trains as a whole; null trains one where there is an accelerator
 * @param champion how much the model in service has to say, where it serves already, of older rows that are learned from
 *     again, in [0, 1]: what it knew is not to be forgotten
 * @param batch texts a run; the quantised encoder always takes one, because its scales depend on the whole batch
 * @param threads for the models; default one a processor
 * @param cacheLimit at most so many answers of a model are kept on disk
 */
public record TeacherSettings(
        Encoder encoder,
        ClassifierSettings classifier,
        FineTunedSettings fineTuned,
        Double champion,
        Integer batch,
        Integer threads,
        Integer cacheLimit) {

    /** The encoders on the class path. */
    public enum Encoder {
        /** 12 layers of width 384 with a feed-forward of 1536, over 30,522 word pieces and 512 positions. */
        BGE_SMALL_EN("bge-small-en-v1.5", 384, 33_212_160),
        /** Its quantised form: faster, and a little less exact. */
        BGE_SMALL_EN_Q("bge-small-en-v1.5-q", 384, 33_212_160),
        /** Chinese: 4 layers of width 512 with a feed-forward of 2048, over 21,128 word pieces and 512 positions. */
        BGE_SMALL_ZH("bge-small-zh-v1.5", 512, 23_691_264),
        /** No sentence encoder. */
        NONE("none", 0, 0);

        private final String resource;
        private final int width;
        private final long parameters;

        Encoder(String resource, int width, long parameters) {
            this.resource = resource;
            this.width = width;
            this.parameters = parameters;
        }

        /** Its name on the class path: of its graph before {@code .onnx}, of its tokenizer before {@code -tokenizer.json}. */
        public String resource() {
            return resource;
        }

        /** Size of its graph. */
        public long bytes() {
            try {
                return Encoder.class
                        .getResource("/" + resource + ".onnx")
                        .openConnection()
                        .getContentLengthLong();
            } catch (IOException e) {
                throw new UncheckedIOException("looking for the sentence encoder " + resource, e);
            }
        }

        int width() {
            return width;
        }

        long parameters() {
            return parameters;
        }
    }

    public TeacherSettings {
        encoder = encoder == null ? Encoder.BGE_SMALL_EN : encoder;
        champion = champion == null ? 1.0 : champion;
        batch = batch == null ? 16 : batch;
        threads = threads == null ? Runtime.getRuntime().availableProcessors() : threads;
        cacheLimit = cacheLimit == null ? 200_000 : cacheLimit;
        if (!(champion >= 0 && champion <= 1)) {
            throw new IllegalArgumentException("champion must be in [0, 1]");
        }
        if (batch < 1) {
            throw new IllegalArgumentException("batch must be at least 1");
        }
        if (threads < 1) {
            throw new IllegalArgumentException("threads must be at least 1");
        }
        if (cacheLimit < 1) {
            throw new IllegalArgumentException("cacheLimit must be at least 1");
        }
    }

    /** A sentence encoder, and no classifier. */
    public TeacherSettings(Encoder encoder, Integer batch, Integer threads, Integer cacheLimit) {
        this(encoder, null, null, null, batch, threads, cacheLimit);
    }

    public static TeacherSettings defaults() {
        return new TeacherSettings(null, null, null, null);
    }

    /** The same on another encoder. */
    public TeacherSettings with(Encoder other) {
        return new TeacherSettings(other, classifier, fineTuned, champion, batch, threads, cacheLimit);
    }

    /** The same where no large model can teach. */
    public TeacherSettings withoutModels() {
        return new TeacherSettings(Encoder.NONE, null, null, champion, batch, threads, cacheLimit);
    }

    /**
     * Looks, before anything is loaded, whether the models can teach a task.
     *
     * @param labels of the task; empty where they are not known yet
     * @throws SettingsException they cannot; the path is that below {@code trainer.teacher}
     */
    public void check(List<String> labels) {
        checkFineTuned();
        if (classifier != null) {
            try {
                classifier.check(labels);
            } catch (IOException e) {
                throw new SettingsException(
                        "trainer.teacher.classifier.directory", "cannot be used: " + e.getMessage());
            }
        }
    }

    /** How an encoder is trained as a whole; empty where none is. */
    Optional<FineTunedSettings> tuned(boolean accelerator) {
        if (fineTuned != null) {
            return Optional.of(fineTuned).filter(FineTunedSettings::enabled);
        }
        return accelerator && encoder != Encoder.NONE ? Optional.of(FineTunedSettings.defaults()) : Optional.empty();
    }

    private void checkFineTuned() {
        if (fineTuned == null || !fineTuned.enabled()) {
            return;
        }
        try {
            fineTuned.fit();
        } catch (IllegalArgumentException e) {
            throw new SettingsException("trainer.teacher.fineTuned", e.getMessage());
        }
        if (fineTuned.directory() == null && encoder == Encoder.NONE) {
            throw new SettingsException(
                    "trainer.teacher.fineTuned", "needs an encoder: a directory here, or trainer.teacher.encoder");
        }
        if (fineTuned.directory() != null) {
            try {
                PretrainedEncoder.layersIn(fineTuned.directory());
            } catch (IOException | IllegalArgumentException e) {
                throw new SettingsException("trainer.teacher.fineTuned.directory", "cannot be used: " + e.getMessage());
            }
        }
    }

    /** The encoder on the class path in full precision: only that can be trained. */
    String trainable() {
        return full().resource();
    }

    /** The encoder in full precision. */
    public Encoder full() {
        return encoder == Encoder.BGE_SMALL_EN_Q ? Encoder.BGE_SMALL_EN : encoder;
    }

    /** The encoder in its quantised form, where there is one. */
    public Optional<Encoder> quantised() {
        return full() == Encoder.BGE_SMALL_EN ? Optional.of(Encoder.BGE_SMALL_EN_Q) : Optional.empty();
    }
}
