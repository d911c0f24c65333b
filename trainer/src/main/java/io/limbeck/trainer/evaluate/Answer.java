package io.limbeck.trainer.evaluate;

/**
 * What a model says of one row.
 *
 * @param label number of the most probable label
 * @param confidence its calibrated probability; NaN where the answer comes from a stand-in of the model, whose confidence
 *     says nothing about the model's own
 */
public record Answer(int label, double confidence) {

    /** Of a stand-in. */
    public static Answer of(int label) {
        return new Answer(label, Double.NaN);
    }

    boolean isCalibrated() {
        return !Double.isNaN(confidence);
    }
}
