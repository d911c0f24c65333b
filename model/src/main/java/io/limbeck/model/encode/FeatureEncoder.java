package io.limbeck.model.encode;

import io.limbeck.model.Content;
import java.util.List;

/** Content as a sparse vector. */
public sealed interface FeatureEncoder extends Encoder permits TextEncoder, TableEncoder {

    /** How many different ids there are. */
    int rows();

    /**
     * The features of each content, in order.
     *
     * @throws IllegalArgumentException a content is of another modality
     */
    List<Features> features(List<Content> contents);

    @Override
    default List<Features> graphRows(List<Content> contents) {
        return features(contents);
    }

    @Override
    default Features blank(int size) {
        return new Features(new int[size], new float[size]);
    }

    @Override
    default int cells() {
        return 1 << 15;
    }
}
