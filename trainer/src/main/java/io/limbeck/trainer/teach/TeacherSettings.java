package io.limbeck.trainer.teach;

/**
 * Which large model teaches.
 *
 * @param encoder the sentence encoder; {@code bge-small-en-q} is faster, and a little less exact
 * @param batch texts a run; the quantised encoder always takes one, because its scales depend on the whole batch
 * @param threads for the encoder; default one a processor
 * @param cacheLimit at most so many sentence vectors are kept on disk
 */
public record TeacherSettings(Encoder encoder, Integer batch, Integer threads, Integer cacheLimit) {

    /** The encoders on the class path. */
    public enum Encoder {
        BGE_SMALL_EN("bge-small-en-v1.5"),
        BGE_SMALL_EN_Q("bge-small-en-v1.5-q"),
        /** No sentence encoder: students learn from the labels alone. */
        NONE("none");

        private final String resource;

        Encoder(String resource) {
            this.resource = resource;
        }

        String resource() {
            return resource;
        }
    }

    public TeacherSettings {
        encoder = encoder == null ? Encoder.BGE_SMALL_EN : encoder;
        batch = batch == null ? 16 : batch;
        threads = threads == null ? Runtime.getRuntime().availableProcessors() : threads;
        cacheLimit = cacheLimit == null ? 200_000 : cacheLimit;
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

    public static TeacherSettings defaults() {
        return new TeacherSettings(null, null, null, null);
    }

    /** The same on another encoder. */
    public TeacherSettings with(Encoder other) {
        return new TeacherSettings(other, batch, threads, cacheLimit);
    }
}
