package io.limbeck.trainer.fit;

/**
 * What it weighs in a step's loss that a student is unlike its models; what weighs nothing is not computed.
 *
 * @param vectors squared distance between the student's and the teacher's vectors, both scaled to length 1
 * @param hidden of the layers' outputs, as {@link Matching} says
 * @param attention of the layers' attention, as {@link Matching} says
 */
record MatchWeights(double vectors, double hidden, double attention) {
    static final MatchWeights NONE = ofVectors(0);

    static MatchWeights ofVectors(double vectors) {
        return new MatchWeights(vectors, 0, 0);
    }

    /** Whether another encoder is read beside the student. */
    boolean ofLayers() {
        return hidden > 0 || attention > 0;
    }
}
