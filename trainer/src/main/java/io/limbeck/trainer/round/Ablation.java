package io.limbeck.trainer.round;

import java.util.Locale;

/** What a transformer student can be trained without, everything else alike. */
public enum Ablation {
    /** It learns from the labels alone. */
    TEACHER,
    /** It begins with random numbers in the shape of the encoder's layers. */
    LAYERS,
    /** It keeps every word piece of the encoder. */
    VOCABULARY,
    /** Its vectors need not resemble the encoder's. */
    MATCH,
    /** It sees no row without a label. */
    UNLABELLED,
    /** It is not compressed. */
    INT8;

    /** Its line in {@link StudentFigures}, in single precision. */
    public String row() {
        return "without-" + this;
    }

    /** Its line in {@link StudentFigures}, compressed; there is none where no compressed graph passed. */
    public String int8Row() {
        return row() + "-int8";
    }

    /** For people. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
