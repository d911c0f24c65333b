package io.limbeck.trainer.collect;

/** What a labelled row is used for, once and for all. */
public enum Part {
    /** Judges a challenger against the champion, 10 %. */
    GATE,
    /** Temperature and threshold, 5 %. */
    CALIBRATION,
    /** Stops the training, 5 %. */
    VALIDATION,
    /** Everything else. */
    TRAIN
}
