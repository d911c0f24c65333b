package io.limbeck.trainer.teach;

import io.limbeck.model.Content;
import java.util.List;

/** One voice of the {@link Teacher}, in one round: what one model says of that round's labels. Logits are uncalibrated. */
public interface Expert {

    /** For people, e.g. {@code head on bge-small-en-v1.5-cls}. */
    String name();

    /** Logits of the round's labelled contents {@code [rows][classes]}, none of them helped by its own label. */
    float[][] outOfFold();

    /** Logits of the round's other contents, from a model that saw no label of {@code fold}: {@code [rows][classes]}. */
    float[][] others(int fold);

    /** Logits of any contents {@code [contents][classes]}, from a model that saw all labels that it ever sees. */
    float[][] logits(List<Content> contents);

    /** How many numbers were learned. */
    long parameters();

    /** Size on disk, or what it would be. */
    long bytes();

    /** Whether it is so small beside the others that it may be left out when their speed is measured. */
    boolean isSmall();

    /** The same, answering every content anew, for timing. */
    default Expert uncached() {
        return this;
    }
}
