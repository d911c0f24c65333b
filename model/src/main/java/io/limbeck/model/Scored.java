package io.limbeck.model;

import java.util.Objects;

/**
 * What a model says of one record.
 *
 * @param label the most probable label
 * @param confidence its calibrated probability, in (0, 1]
 * @param probabilities calibrated, of every label in the order of {@link Classifier#labels()}; they sum to one; not
 *     copied
 */
@SuppressWarnings("ArrayRecordComponent") // compared nowhere; one array a record is what scoring costs anyway
public record Scored(String label, double confidence, double[] probabilities) {
    public Scored {
        Objects.requireNonNull(label, "label");
        Objects.requireNonNull(probabilities, "probabilities");
        if (!(confidence > 0 && confidence <= 1)) {
            throw new IllegalArgumentException("a confidence lies in (0, 1], is " + confidence);
        }
    }
}
